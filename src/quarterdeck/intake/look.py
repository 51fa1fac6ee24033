"""Reading an upload for the first time, in a process of its own with bounded memory and time."""

import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
    command += [get_language() or settings.LANGUAGE_CODE, str(settings.LOCALE_PATHS[0])]
    try:
        done = subprocess.run(  # noqa: S603 (our own module, no shell)
            command, capture_output=True, text=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise LimitError(
            _("'%(file)s' took longer than %(seconds)s seconds to read.")
            % {"file": name, "seconds": limits.seconds}
        ) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if done.returncode:
        log.error("Reading an upload ended with %s: %s", done.returncode, done.stderr[-2_000:])
        if done.returncode < 0 or "MemoryError" in done.stderr or "OutOfMemory" in done.stderr:
            raise LimitError(
                _("'%(file)s' takes more memory or time to read than is allowed.") % {"file": name}
            )
        raise UnreadableError(
            _("'%(file)s' is damaged in a way that keeps it from being read.") % {"file": name}
        )
    found: dict[str, Any] = json.loads(done.stdout)
    if "refused" in found:
        raise IntakeError(found["refused"])
    return found
