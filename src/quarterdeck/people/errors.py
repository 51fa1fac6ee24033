"""What cannot be done with people; each message is a sentence for the person who tried."""

from quarterdeck.directory.errors import DirectoryError


class PeopleError(DirectoryError):
    """Something that cannot be done."""
