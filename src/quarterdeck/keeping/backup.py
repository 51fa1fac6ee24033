"""Writing a backup."""

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from quarterdeck.audit.services import record
from quarterdeck.home import Home
from quarterdeck.keeping import archive, database, staging
from quarterdeck.keeping.manifest import Manifest


def write(home: Home, path: Path, progress: archive.Progress) -> Manifest:
    """Put everything of the installation at `home` into the new file `path`.

    Imports wait while it is laid still, which takes as long as copying the database; pages go on.
    Raises KeepingError when it cannot be done; there is no file then.
    """
    with archive.writing(path) as target, staging.still(home) as still:
        names = sorted(one.relative_to(still.folder) for one in still.folder.rglob("*") if one.is_file())
        files = {str(name): archive.add(target, still.folder / name, str(name), progress) for name in names}
        manifest = Manifest(
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            quarterdeck=version("quarterdeck"),
            engine=database.engine(),
            migrations=database.migrations(),
            inventory=still.inventory,
            files=files,
        )
        target.writestr(archive.MANIFEST, manifest.as_text())
    record(actor=None, action="backup.written", object=f"file:{path.name}", after={"files": len(files)})
    return manifest
