"""The sentences of a partner's own first page."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.pages.against import YOURS, Against, compared
from quarterdeck.dashboards.pages.deals import OpenDeal
from quarterdeck.dashboards.pages.partner import PartnerPage
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.kpis.figure import Figure, Unit
from quarterdeck.wording import sentence as ended


def headline(page: PartnerPage, choice: PeriodChoice) -> str:
    """'You are 12 % behind your target to date, mostly in Storage.'"""
    pace, growth = page.figures["pace"].value, page.figures["growth"].value
    if pace is not None:
        return _with_family(compared(YOURS, pace - 1, Against.target(choice)), page)
    if growth is not None:
        return _with_family(compared(YOURS, growth, Against.LAST_YEAR), page)
    if page.figures["revenue"].value:
        return _("You sold %(amount)s. There is no target and no last year to compare it with.") % {
            "amount": _money(page.figures["revenue"])
        }
    return _("You have not sold anything in %(period)s yet.") % {"period": choice.name}


def under(page: PartnerPage, choice: PeriodChoice) -> str:
    """What was sold, and what is still open by when."""
    revenue, target = page.figures["revenue"], page.figures["target"]
    missing = (target.value or Decimal(0)) - (revenue.value or Decimal(0))
    words = {
        "sold": _money(revenue),
        "period": choice.name,
        "target": _money(target),
        "missing": said(missing, Unit.MONEY, revenue.currency),
        "days": choice.days_left,
    }
    if not target.value:
        return _("You sold %(sold)s in %(period)s. Nobody has set a target.") % words
    if missing <= 0:
        return _("You sold %(sold)s in %(period)s and reached your target of %(target)s.") % words
    if not choice.running:
        return _("You sold %(sold)s in %(period)s, %(missing)s less than your target of %(target)s.") % words
    return (
        ngettext(
            "You sold %(sold)s in %(period)s. %(missing)s are still open to your target of %(target)s,"
            " with %(days)s day to go.",
            "You sold %(sold)s in %(period)s. %(missing)s are still open to your target of %(target)s,"
            " with %(days)s days to go.",
            choice.days_left,
        )
        % words
    )


def deals_headline(deals: Sequence[OpenDeal]) -> str:
    """What those who look after the deals need first."""
    late, soon = [deal for deal in deals if deal.late], [deal for deal in deals if deal.soon]
    if soon:
        return ngettext(
            "%(count)s deal closes in the next 30 days.",
            "%(count)s deals close in the next 30 days.",
            len(soon),
        ) % {"count": len(soon)}
    if late:
        return ngettext(
            "%(count)s deal is past its closing date.",
            "%(count)s deals are past their closing date.",
            len(late),
        ) % {"count": len(late)}
    return _("No deal presses in the next 30 days.")


def flows_headline(bought: Figure, through: Figure, choice: PeriodChoice) -> str:
    """What a distributor bought, and what went on."""
    return _("You bought %(bought)s in %(period)s, and %(through)s went on to end customers.") % {
        "bought": _money(bought),
        "period": choice.name,
        "through": _money(through),
    }


def _with_family(sentence: str, page: PartnerPage) -> str:
    family = page.weakest
    if family is None or family.key is None:
        return ended(sentence)
    return _("%(sentence)s, mostly in %(family)s.") % {"sentence": sentence, "family": family.name}


def _money(figure: Figure) -> str:
    return said(figure.value or Decimal(0), Unit.MONEY, figure.currency)
