"""Amounts as people type them, in their own way of writing numbers or another."""

import re
from decimal import Decimal, InvalidOperation

from babel import Locale
from babel.numbers import get_currency_symbol
from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.plans.errors import PlanError

SIGNS = "€$£¥"
MINUS = "\u2212"
_BETWEEN = re.compile(r"[\s\u00a0\u202f'’]")
_LETTERS = re.compile(r"[A-Za-z]+")


def amount(text: str, currency: str, locale: Locale) -> Decimal:
    """'1.234,50', '1,234.50', '1 234.5' or '1234'; nothing is 0. Raises PlanError.

    Where a sign could be either, it is what it is to the reader: '1.234' is 1234 to a German one.
    """
    bare = _without_currency(_BETWEEN.sub("", text), currency)
    if not bare:
        return Decimal(0)
    try:
        found = Decimal(_plain(bare, locale))
    except InvalidOperation as error:
        raise PlanError(_("'%(text)s' is no amount.") % {"text": text.strip()[:40]}) from error
    if not found.is_finite():
        raise PlanError(_("'%(text)s' is no amount.") % {"text": text.strip()[:40]})
    if found < 0:
        raise PlanError(_("A month cannot be below zero."))
    return found


def _without_currency(text: str, currency: str) -> str:
    """The text without the plan's own currency. Raises PlanError for another one."""
    codes = [code for code in _LETTERS.findall(text) if code.upper() in money.known()]
    own = get_currency_symbol(currency, locale="en")
    others = [code for code in codes if code.upper() != currency]
    others += [sign for sign in SIGNS if sign in text and sign != own]
    if others:
        said = {"currency": currency, "other": others[0]}
        raise PlanError(_("The plan is in %(currency)s; an amount in %(other)s stays out.") % said)
    for code in (*codes, own):
        text = text.replace(code, "")
    return text


def _plain(text: str, locale: Locale) -> str:
    """With a point for the decimals and nothing between thousands."""
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    text = text.replace(MINUS, "-")
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    sign = text[last]
    both = "." in text and "," in text
    is_decimal = both or (text.count(sign) == 1 and not _groups(text, last, locale))
    whole = re.sub(r"[.,]", "", text[:last] if is_decimal else text)
    return f"{whole}.{text[last + 1 :]}" if is_decimal else whole


def _groups(text: str, place: int, locale: Locale) -> bool:
    """Whether the one sign there stands between thousands."""
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    return text[place] != symbols["decimal"] and len(text) - place == 4
