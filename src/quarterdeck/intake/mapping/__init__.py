"""Mappings: how the columns of a file become the columns of a subject."""

from quarterdeck.intake.mapping.model import FileMapping, Lookup, Rule
from quarterdeck.intake.mapping.parse import parse
from quarterdeck.intake.mapping.propose import guess_subject, propose

__all__ = ["FileMapping", "Lookup", "Rule", "guess_subject", "parse", "propose"]
