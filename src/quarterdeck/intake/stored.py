"""The files of uploads in the home: kept for their owner's eyes alone, and not for long."""

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError, LimitError
from quarterdeck.intake.limits import MB, Limits
from quarterdeck.intake.models import Upload

KEPT = 7 * 24 * 3600  # seconds that a file waits for its owner
SAMPLE = ".sample"


def path_of(home: Home, upload: Upload) -> Path:
    return home.uploads / upload.stored


def sample_of(path: Path) -> Path:
    """Where the first rows of an upload lie."""
    return path.with_name(path.name + SAMPLE)


def require(home: Home, upload: Upload) -> Path:
    """The file. Raises IntakeError when it is gone."""
    path = path_of(home, upload)
    if path.is_file() and sample_of(path).is_file():
        return path
    raise IntakeError(_("'%(file)s' is no longer kept here. Bring it in again.") % {"file": upload.name})


def keep(path: Path, name: str, chunks: Iterable[bytes]) -> tuple[int, str]:
    """Write the file for its owner's eyes alone; its size and digest. Stops at the limit."""
    most, size, digest = Limits.upload().file, 0, hashlib.sha256()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise LimitError(
                    _("'%(file)s' has more than %(most)s MB, which is the most that is allowed.")
                    % {"file": name, "most": most // MB}
                )
            digest.update(chunk)
            file.write(chunk)
    return size, digest.hexdigest()


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    sample_of(path).unlink(missing_ok=True)


def clear_old(home: Home) -> int:
    """Remove files that nobody came back for within a week; answers how many."""
    if not home.uploads.is_dir():
        return 0
    waiting = set(Upload.objects.filter(state=Upload.State.WAITING).values_list("stored", flat=True))
    old = [
        path
        for path in home.uploads.iterdir()
        if path.suffix != SAMPLE and path.name not in waiting and time.time() - path.stat().st_mtime > KEPT
    ]
    for path in old:
        remove(path)
    Upload.objects.filter(state=Upload.State.DRAFT, stored__in=[path.name for path in old]).delete()
    return len(old)
