"""A template of the house and its data become a PDF, in a process with bounded memory and time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quarterdeck import bounded

CHILD = "quarterdeck.typesetting.process"


class TypesettingError(Exception):
    """No PDF came of it; the message says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of data that go in, of the PDF that comes out, of memory meanwhile; and seconds."""

    data: int = 4_000_000
    pdf: int = 25_000_000
    memory: int = 2_000_000_000
    seconds: int = 20


LIMITS = Limits()


def typeset(template: str, data: Mapping[str, object], *, at: datetime, limits: Limits = LIMITS) -> bytes:
    """The PDF of `template` ('plans/papers/plan.typ', a file of this package), made `at` that time.

    The template finds `data` in `sys.inputs.data` as JSON: texts in it are texts, never Typst code. The
    same data make the same bytes, on a machine with the same fonts. Raises TypesettingError.
    """
    text = json.dumps(data, ensure_ascii=False)
    job = json.dumps({"template": template, "data": text, "at": int(at.timestamp())}).encode()
    if len(job) > limits.data:
        raise TypesettingError(f"There are {len(job)} bytes to be set, and {limits.data} are allowed.")
    pdf = _run(job, limits)
    if len(pdf) > limits.pdf:
        raise TypesettingError(f"The PDF takes {len(pdf)} bytes, and {limits.pdf} are allowed.")
    return pdf


def _run(job: bytes, limits: Limits) -> bytes:
    try:
        done = bounded.run(CHILD, job, memory=limits.memory, seconds=limits.seconds)
    except bounded.TooLongError:
        raise TypesettingError(f"It took longer than {limits.seconds} seconds.") from None
    except bounded.TooMuchError:
        raise TypesettingError("It took more memory or time than is allowed.") from None
    if done.code:
        raise TypesettingError(done.said)
    return done.out
