"""How a signed plan goes, in words."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.pages.against import CLOSE
from quarterdeck.dashboards.periods import period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.actual.lines import ByLine
from quarterdeck.plans.actual.measured import Measured


def headline(found: Measured, begins: date, ends: date, today: date) -> str:
    """'Revenue is 12 % behind plan to date.'"""
    if not found.published:
        return _("The plan's months are not in the figures yet.")
    if today < begins:
        return _("The plan begins on %(day)s.") % {"day": numbers.day(begins)}
    pace = found.whole["pace"].value
    if pace is None:
        return _("Nothing is planned up to today.")
    share = {"share": said(abs(pace - 1), Unit.PERCENT)}
    if abs(pace - 1) < CLOSE:
        return (
            _("Revenue is level with plan to date.") if today <= ends else _("Revenue was level with plan.")
        )
    if pace > 1:
        text = (
            _("Revenue is %(share)s ahead of plan to date.")
            if today <= ends
            else _("Revenue was %(share)s ahead of plan.")
        )
    else:
        text = (
            _("Revenue is %(share)s behind plan to date.")
            if today <= ends
            else _("Revenue was %(share)s behind plan.")
        )
    return text % share


def under(found: Measured, lines: ByLine | None) -> str:
    """What was sold and planned, and where most is missing."""
    if not found.published:
        return ""
    if not found.begun:
        first = found.quarters[0]
        amounts = {
            "quarter": period_name(first.period),
            "amount": _money(first.figures["target"].value, found),
        }
        return _("%(amount)s are planned for %(quarter)s.") % amounts
    amounts = {
        "sold": _money(found.whole["revenue"].value, found),
        "due": _money(found.whole["target_to_date"].value, found),
        "whole": _money(found.whole["target"].value, found),
    }
    told = _("%(sold)s sold, %(due)s planned up to today, %(whole)s in all.") % amounts
    weakest = lines.weakest if lines and (found.whole["pace"].value or 1) < 1 else None
    if weakest is None:
        return told
    missing = said(-weakest.variance, Unit.MONEY, found.content.currency)
    return " ".join(
        [told, _("Most is missing in %(line)s: %(amount)s.") % {"line": weakest.name, "amount": missing}]
    )


def _money(value: Decimal | None, found: Measured) -> str:
    return said(value or Decimal(0), Unit.MONEY, found.currency)
