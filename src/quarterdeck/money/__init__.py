"""Money: currencies, and amounts as exact decimals."""

from quarterdeck.money.amounts import converted, exact, rounded, short, step
from quarterdeck.money.currencies import CurrencyError, code, decimals, known, name
from quarterdeck.money.signs import FORMATS, chosen_signs, example, signed, written_with

__all__ = [
    "FORMATS",
    "CurrencyError",
    "chosen_signs",
    "code",
    "converted",
    "decimals",
    "exact",
    "example",
    "known",
    "name",
    "rounded",
    "short",
    "signed",
    "step",
    "written_with",
]
