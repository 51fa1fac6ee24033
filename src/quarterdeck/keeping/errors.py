"""What can go wrong with a backup, said so that somebody can act on it."""


class KeepingError(Exception):
    """A backup that cannot be made or used; the message says why and what to do."""
