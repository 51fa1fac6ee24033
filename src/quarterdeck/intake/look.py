"""Reading an upload for the first time, in a process of its own with bounded memory and time."""

import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError, LimitError, UnreadableError
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.stored import sample_of

CHILD = "quarterdeck.intake.readers.look_process"
log = logging.getLogger(__name__)


def look(home: Home, path: Path, name: str, sheet: str = "") -> dict[str, Any]:
    """What the file holds: {format, sheets, headers, rows}; its first rows are at `sample_of(path)` then.

    Raises IntakeError, in a sentence, for what cannot be read.
    """
    scratch = home.staging / f"look-{uuid4().hex}"
    scratch.mkdir(parents=True)
    limits = Limits.upload()
    command = [sys.executable, "-m", CHILD, str(path), name, str(sample_of(path)), str(scratch), sheet]
    try:
        done = subprocess.run(  # noqa: S603 (our own module, no shell)
            command, capture_output=True, text=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise LimitError(f"'{name}' took longer than {limits.seconds} seconds to read.") from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if done.returncode:
        log.error("Reading an upload ended with %s: %s", done.returncode, done.stderr[-2_000:])
        if done.returncode < 0 or "MemoryError" in done.stderr or "OutOfMemory" in done.stderr:
            raise LimitError(f"'{name}' takes more memory or time to read than is allowed.")
        raise UnreadableError(f"'{name}' is damaged in a way that keeps it from being read.")
    found: dict[str, Any] = json.loads(done.stdout)
    if "refused" in found:
        raise IntakeError(found["refused"])
    return found
