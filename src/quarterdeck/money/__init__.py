"""Money: currencies, and amounts as exact decimals."""

from quarterdeck.money.amounts import converted, exact, rounded, short
from quarterdeck.money.currencies import CurrencyError, code, decimals, known, name

__all__ = ["CurrencyError", "code", "converted", "decimals", "exact", "known", "name", "rounded", "short"]
