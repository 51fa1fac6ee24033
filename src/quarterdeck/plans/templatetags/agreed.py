"""Amounts as they are signed: `{% load agreed %}`."""

from decimal import Decimal

from django import template

from quarterdeck import money
from quarterdeck.wording import number_locale

register = template.Library()


@register.simple_tag
def to_the_cent(amount: Decimal | None, currency: str) -> str:
    """In full, without the currency; empty for what is not there."""
    return "" if amount is None else money.exact(amount, currency, number_locale())
