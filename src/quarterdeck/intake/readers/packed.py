"""gzip: unpacked into the scratch folder, never further than allowed."""

import gzip
import zlib
from dataclasses import replace

from quarterdeck.intake.errors import LimitError, UnreadableError
from quarterdeck.intake.readers.detect import Format, detect
from quarterdeck.intake.readers.file import Source

CHUNK = 1_000_000


def unpack(source: Source) -> Source:
    """The same source with what was packed in it. Raises LimitError before it grows too large."""
    target = source.folder / f"{source.path.name}.unpacked"
    allowed = min(source.limits.unpacked, source.path.stat().st_size * source.limits.ratio)
    size = 0
    try:
        with gzip.open(source.path) as packed, target.open("wb") as plain:
            while chunk := packed.read(CHUNK):
                size += len(chunk)
                if size > allowed:
                    raise LimitError(
                        f"'{source.name}' unpacks to more than is allowed "
                        f"({source.limits.unpacked / 1e6:,.0f} MB, and {source.limits.ratio} times its size)."
                    )
                plain.write(chunk)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(f"'{source.name}' is damaged or cut off: {error}") from error
    if detect(target, source.name) == Format.GZIP:
        raise UnreadableError(f"'{source.name}' is packed twice. Unpack it once.")
    return replace(source, path=target)
