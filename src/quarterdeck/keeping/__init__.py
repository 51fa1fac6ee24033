"""Keeping an installation safe: backup, restore, and the checks of `quarterdeck doctor`."""

from quarterdeck.keeping import backup, restore
from quarterdeck.keeping.errors import KeepingError

__all__ = ["KeepingError", "backup", "restore"]
