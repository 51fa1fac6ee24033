"""The process that makes a PDF: bytes of memory, seconds; the job comes in as JSON, the PDF goes out."""

import json
import sys
from pathlib import Path
from typing import Final

from quarterdeck.bounded import NO_MEMORY, limit

ROOT = Path(__file__).parents[1]
ARCHIVE: Final = "a-2a"
"""PDF/A-2a: to be kept for long, and with its structure, for who has it read out."""
REFUSED = "PDF/A"
"""How a message begins that is about the archive's rules, not about the paper."""


def main(memory: str, seconds: str) -> int:
    limit(int(memory), int(seconds))
    job = json.load(sys.stdin.buffer)
    import typst  # noqa: PLC0415 (after the limits)

    try:
        pdf = _archived(job)
    except MemoryError:
        return NO_MEMORY
    except typst.TypstError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


def _archived(job: dict[str, str]) -> bytes:
    """As PDF/A; with letters that this may not hold or no font here has, as plain PDF (boxes for them)."""
    import typst  # noqa: PLC0415

    try:
        return _compiled(job, archived=True)
    except typst.TypstError as error:
        if not error.message.startswith(REFUSED):
            raise
        return _compiled(job, archived=False)


def _compiled(job: dict[str, str], *, archived: bool) -> bytes:
    import typst  # noqa: PLC0415

    return typst.compile(
        str(ROOT / job["template"]),
        root=str(ROOT),
        sys_inputs={"data": job["data"]},
        pdf_standards=[ARCHIVE] if archived else [],
        timestamp=int(job["at"]),
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
