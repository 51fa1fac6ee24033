"""Why an import could not be done at all. Every message is a sentence for the person who tried."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class IntakeError(Exception):
    """The import failed as a whole; nothing was changed."""

    def __str__(self) -> str:
        """What it says, without the NUL characters of a file that it quotes: PostgreSQL keeps none."""
        return super().__str__().replace("\x00", "\u2400")


class EmptyFileError(IntakeError):
    """There is nothing in the file."""


class UnknownFormatError(IntakeError):
    """The content is of no kind that can be read."""


class UnreadableError(IntakeError):
    """The kind is known, but the content is damaged, locked or dangerous."""


class LimitError(IntakeError):
    """The file is larger, in some way, than is allowed here."""


class MappingError(IntakeError):
    """The mapping cannot be used with this file and subject."""


class RejectedError(IntakeError):
    """The rows were read, but too few of them could be taken."""


class PermissionDeniedError(IntakeError):
    """This person may not bring in or change rows."""


class StateError(IntakeError):
    """The import or quarantined row is not in a state that allows this."""


class PublishError(IntakeError):
    """The rows are in the lake; only the figures do not show them yet."""


FULL_DISK = gettext_lazy(
    "The disk is full. Make room and import the file again: what is there already counts once."
)


class DiskFullError(IntakeError):
    """There was no room to write."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean 'x'?', or the known words when none is near, with a space before."""
    words = list(known)
    by_fold = {one.casefold(): one for one in words}
    if near := get_close_matches(word.casefold(), by_fold, n=1):
        return " " + _("Did you mean '%(word)s'?") % {"word": by_fold[near[0]]}
    return " " + _("There are: %(names)s.") % {"names": ", ".join(words)} if words else ""
