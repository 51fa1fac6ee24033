"""gzip: unpacked into the scratch folder, never further than allowed."""

import gzip
import zlib
from dataclasses import replace

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import LimitError, UnreadableError
from quarterdeck.intake.readers.detect import Format, detect
from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.sentence import counted

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
                        _(
                            "'%(file)s' unpacks to more than is allowed "
                            "(%(most)s MB, and %(times)s times its size)."
                        )
                        % {
                            "file": source.name,
                            "most": counted(source.limits.unpacked / 1e6),
                            "times": source.limits.ratio,
                        }
                    )
                plain.write(chunk)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(
            _("'%(file)s' is damaged or cut off: %(error)s") % {"file": source.name, "error": error}
        ) from error
    if detect(target, source.name) == Format.GZIP:
        raise UnreadableError(_("'%(file)s' is packed twice. Unpack it once.") % {"file": source.name})
    return replace(source, path=target)
