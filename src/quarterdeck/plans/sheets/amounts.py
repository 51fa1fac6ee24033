"""Amounts as a sheet has them: numbers, or texts that people typed for numbers."""

import re
from decimal import Decimal, InvalidOperation

from babel.numbers import NumberFormatError, parse_decimal
from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.plans.edits.request import LARGEST
from quarterdeck.wording import number_locale

_PLAIN = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,3})?")
_TWO_WAYS = re.compile(r"-?\d{1,3}\.\d{3}")


class AmountError(ValueError):
    """A cell that is no amount of a plan; the message says why."""


def amount_said(text: str, currency: str) -> Decimal:
    """As it can be paid. Raises AmountError."""
    bare = text.removesuffix(currency).removeprefix(currency).strip()
    value = _number(bare)
    if value is None:
        raise AmountError(_("“%(text)s” is no number.") % {"text": text[:40]})
    if value < 0:
        raise AmountError(_("A month cannot be below zero."))
    if value >= LARGEST:
        raise AmountError(_("This amount is too large for a plan."))
    return money.rounded(value, currency)


def _number(text: str) -> Decimal | None:
    if _TWO_WAYS.fullmatch(text):
        raise AmountError(_("“%(text)s” can be read in two ways. Write it as a number.") % {"text": text})
    try:
        if _PLAIN.fullmatch(text):
            return Decimal(text)
        return Decimal(parse_decimal(text, locale=number_locale(), strict=True))
    except (NumberFormatError, InvalidOperation, ValueError):
        return None
