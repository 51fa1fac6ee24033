"""What pictures show, for those who cannot see them."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import said
from quarterdeck.kpis.figure import Figure, Unit
from quarterdeck.wording import headed, listed


def month_says(
    name: str, revenue: Decimal | None, target: Decimal | None, last_year: Decimal | None, currency: str
) -> str:
    """'October 2026: 412 K EUR, target 400 K EUR, a year before 380 K EUR'."""
    parts = [
        said(revenue, Unit.MONEY, currency) if revenue is not None else _("still ahead"),
        _("target %s") % said(target, Unit.MONEY, currency) if target is not None else "",
        _("a year before %s") % said(last_year, Unit.MONEY, currency) if last_year is not None else "",
    ]
    return headed(name, parts)


def quarter_says(name: str, won: Decimal, pipeline: Decimal, target: Decimal | None, currency: str) -> str:
    """'Q1 2027: won 20 K EUR, open 410 K EUR, target 400 K EUR'."""
    parts = [
        _("won %s") % said(won, Unit.MONEY, currency),
        _("open %s") % said(pipeline, Unit.MONEY, currency),
        _("target %s") % said(target, Unit.MONEY, currency) if target is not None else _("no target"),
    ]
    return headed(name, parts)


def bullet_says(figures: Mapping[str, Figure]) -> str:
    """What a bullet bar shows, for those who cannot see it."""
    revenue = figures["revenue"]
    parts = [_("sold %s") % said(revenue.value or Decimal(0), Unit.MONEY, revenue.currency)]
    if due := figures["target_to_date"].value:
        parts.append(_("target to date %s") % said(due, Unit.MONEY, revenue.currency))
    if before := figures["revenue_last_year"].value:
        parts.append(_("last year %s") % said(before, Unit.MONEY, revenue.currency))
    return listed(parts)
