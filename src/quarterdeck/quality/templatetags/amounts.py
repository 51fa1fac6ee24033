"""Amounts to the cent, as reconciling wants them."""

from decimal import Decimal

from django import template

from quarterdeck.dashboards import numbers
from quarterdeck.kpis.figure import Unit

register = template.Library()


@register.simple_tag
def exact_money(value: Decimal, currency: str, *, signed: bool = False) -> str:
    return numbers.shown(value, Unit.MONEY, currency or None, signed=signed).exact.strip()
