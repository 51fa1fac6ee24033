"""The one file of a backup: a ZIP whose manifest holds the digest of everything else."""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from quarterdeck.keeping.errors import KeepingError
from quarterdeck.keeping.manifest import Content, Manifest, parse

MANIFEST = "manifest.json"
CHUNK = 1 << 20
Progress = Callable[[int], None]  # told how many bytes were done since the last call


@contextmanager
def writing(path: Path) -> Iterator[zipfile.ZipFile]:
    """A new archive beside `path` that becomes `path` when all went well, readable by its owner only."""
    if path.exists():
        raise KeepingError(f"{path} exists already. Choose another name, or remove it first.")
    part = path.with_name(f"{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as error:
        raise KeepingError(f"{path} could not be written: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)


def add(archive: zipfile.ZipFile, path: Path, name: str, progress: Progress) -> Content:
    """Put the file at `path` in as `name`; Parquet is compressed already and goes in as it is."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_STORED if path.suffix == ".parquet" else zipfile.ZIP_DEFLATED
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        return _copy(source, target, progress)


@contextmanager
def reading(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive and its manifest, the two agreeing on what is inside."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = parse(archive.read(MANIFEST))
            _check_names(archive, manifest)
            yield archive, manifest
    except FileNotFoundError as error:
        raise KeepingError(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as error:
        raise KeepingError(f"{path} is no whole backup: it was cut off or altered ({error}).") from error


def _check_names(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    names = archive.namelist()
    if sorted(names) != sorted([MANIFEST, *manifest.files]):
        raise KeepingError("The backup was altered: it does not hold the files that its manifest names.")
    for name in names:
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or not pure.parts or "\\" in name:
            raise KeepingError(f"The backup was altered: '{name}' is no name for a file in it.")


def unpack(archive: zipfile.ZipFile, manifest: Manifest, folder: Path, progress: Progress) -> None:
    """Every file into `folder`, on disk for good, compared with the manifest on the way."""
    for name, content in manifest.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as source, target.open("xb") as file:
            found = _copy(source, file, progress, limit=content.size)
            file.flush()
            os.fsync(file.fileno())
        if found != content:
            raise KeepingError(f"The backup was altered: '{name}' is not what was backed up.")


def _copy(source: IO[bytes], target: IO[bytes], progress: Progress, *, limit: int | None = None) -> Content:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            break
        digest.update(chunk)
        target.write(chunk)
        progress(len(chunk))
    return Content(size, digest.hexdigest())
