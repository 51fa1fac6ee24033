"""A deck is drawn in a process of its own with bounded memory and time: it may read somebody's template."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quarterdeck import bounded
from quarterdeck.slides.errors import TOO_MUCH, SlidesError, told
from quarterdeck.slides.wire import dumped

CHILD: Final = "quarterdeck.slides.process"
REFUSED: Final = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of content, of a template, of memory meanwhile; and seconds."""

    content: int = 4_000_000
    template: int = 25_000_000
    memory: int = 1_500_000_000
    seconds: int = 20


LIMITS = Limits()


def made(content: Mapping[str, object], logo: bytes, template: bytes, *, limits: Limits = LIMITS) -> bytes:
    """The presentation. Raises SlidesError."""
    head = dumped({**content, "logo bytes": len(logo), "template bytes": len(template)})
    if len(head) > limits.content:
        raise SlidesError(told("too long", {}))
    if len(template) > limits.template:
        size, most = len(template) // 1_000_000, limits.template // 1_000_000
        raise SlidesError(told("too big", {"size": size, "most": most}))
    return _run(head + b"\n" + logo + template, limits)


def _run(job: bytes, limits: Limits) -> bytes:
    try:
        done = bounded.run(CHILD, job, memory=limits.memory, seconds=limits.seconds)
    except bounded.TooMuchError:
        raise SlidesError(told(TOO_MUCH, {})) from None
    if done.code == REFUSED:
        reason, details = json.loads(done.err)
        raise SlidesError(told(reason, details))
    if done.code:
        raise RuntimeError(done.said)
    return done.out
