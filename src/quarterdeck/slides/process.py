"""The process that draws a deck: bytes of memory, seconds; the content comes in, the presentation goes out.

In come one line of JSON, then the logo's bytes, then the template's.
"""

import json
import sys

from quarterdeck.bounded import NO_MEMORY, limit
from quarterdeck.slides.errors import Refused
from quarterdeck.slides.making import REFUSED


def main(memory: str, seconds: str) -> int:
    limit(int(memory), int(seconds))
    from quarterdeck.slides.drawing import drawn  # noqa: PLC0415 (after the limits)
    from quarterdeck.slides.wire import loaded  # noqa: PLC0415

    try:
        content = loaded(sys.stdin.buffer.readline())
        logo = sys.stdin.buffer.read(content.pop("logo bytes"))
        template = sys.stdin.buffer.read(content.pop("template bytes"))
        made = drawn(content, logo, template)
    except MemoryError:
        return NO_MEMORY
    except Refused as refused:
        sys.stderr.write(json.dumps([refused.reason, refused.details]))
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
