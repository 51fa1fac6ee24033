"""Amounts: exact decimals, rounded half up where they must be, written short or in full."""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

from quarterdeck.money.currencies import STEP_DECIMALS, decimals
from quarterdeck.money.signs import signed

THIN = "\u202f"  # a narrow space that does not break
MINUS = "\u2212"
STEP = Decimal(1).scaleb(-STEP_DECIMALS)


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """`amount` at `rate`, in ten-thousandths: the rule by which the cube converts every line."""
    with localcontext(prec=60):  # eighteen digits times eighteen
        return (amount * rate).quantize(STEP, ROUND_HALF_UP)


def rounded(amount: Decimal, currency: str) -> Decimal:
    """`amount` as it can be paid: 1.005 EUR is 1.01, 1.5 JPY is 2."""
    return amount.quantize(step(currency), ROUND_HALF_UP)


def step(currency: str) -> Decimal:
    """The smallest coin: 0.01 for EUR, 1 for JPY, 0.001 for KWD."""
    return Decimal(1).scaleb(-decimals(currency))


def exact(amount: Decimal, currency: str | None, locale: Locale) -> str:
    """In full, nothing rounded away: '1,240,000.50', '1,240,000.5678', '1,240,000' for JPY.

    Without a currency it is written with two decimals, as most are.
    """
    usual = decimals(currency) if currency else 2
    pattern = "#,##0." + "0" * usual + "#" * (STEP_DECIMALS - usual)
    return _minus(format_decimal(amount, pattern, locale=signed(locale), decimal_quantization=False))


def short(amount: Decimal, locale: Locale) -> str:
    """Three digits that count: '1.24 M', '12.4 M', '124 K', '980'.

    Where the language has no short word for a size, all digits: '319.456' in German, not '319 Tsd.'.
    """
    full = amount.quantize(Decimal(1), ROUND_HALF_UP)
    value = _three_digits(amount) if abs(amount) >= 1000 else full
    text = format_compact_decimal(value, locale=signed(locale), fraction_digits=2)
    if text[-1].isdigit():
        text = format_decimal(full, locale=signed(locale))
    return _minus(re.sub(r"(\d)(?:\s+|(?=[A-Za-z]))([^\W\d]+\.?)$", rf"\1{THIN}\2", text))


def _three_digits(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 2), ROUND_HALF_UP)


def _minus(text: str) -> str:
    return text.replace("-", MINUS, 1)
