"""Readers: a file of any kind becomes one relation of raw texts with the line each row came from."""

from quarterdeck.intake.readers.file import FileOptions
from quarterdeck.intake.readers.read import read
from quarterdeck.intake.readers.staged import Staged

__all__ = ["FileOptions", "Staged", "read"]
