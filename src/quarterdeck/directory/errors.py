"""What can be wrong with a wish about the directory; each message says what to do."""

from django.utils.translation import gettext as _


class DirectoryError(ValueError):
    """Something that the directory cannot do."""


class NoVendorError(DirectoryError):
    """This installation has no vendor yet."""

    def __init__(self) -> None:
        super().__init__(_("There is no vendor yet. Run: quarterdeck init --name NAME --currency CODE"))
