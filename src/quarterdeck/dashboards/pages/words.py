"""The sentences of the pages, written from their figures."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.charts.months import MonthBar
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.pages.against import REVENUE, TOGETHER, Against, compared
from quarterdeck.dashboards.pages.course import Course
from quarterdeck.dashboards.pages.distributor import Flow
from quarterdeck.dashboards.pages.partner import PartnerPage
from quarterdeck.dashboards.pages.portfolio import Portfolio
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Group
from quarterdeck.kpis.figure import Figure, Unit
from quarterdeck.wording import listed
from quarterdeck.wording import sentence as ended


def partner_headline(page: PartnerPage, choice: PeriodChoice) -> str:
    """'Revenue is 12 % behind target to date, mostly Storage.'"""
    family = page.weakest
    return standing_headline(page.figures, choice, family.name if family and family.key is not None else "")


def standing_headline(figures: Group, choice: PeriodChoice, weakest: str) -> str:
    """Against target, or last year; `weakest` is the part that most is missing in."""
    pace, growth = figures["pace"].value, figures["growth"].value
    if pace is not None:
        return _mostly(compared(REVENUE, pace - 1, Against.target(choice)), weakest)
    if growth is not None:
        return _mostly(compared(REVENUE, growth, Against.LAST_YEAR), weakest)
    if figures["revenue"].value:
        return _("Revenue is %(amount)s, with no target and no last year to compare with.") % {
            "amount": _money(figures["revenue"])
        }
    return _("Nothing was sold in %(period)s.") % {"period": choice.name}


def partner_under(page: PartnerPage, choice: PeriodChoice) -> str:
    return standing_under(page.figures, choice)


def standing_under(figures: Group, choice: PeriodChoice) -> str:
    """What was sold, and what is still missing by when."""
    revenue, target = figures["revenue"], figures["target"]
    said_amounts = {
        "sold": _money(revenue),
        "period": choice.name,
        "target": _money(target),
        "missing": said(
            (target.value or Decimal(0)) - (revenue.value or Decimal(0)), Unit.MONEY, revenue.currency
        ),
        "days": choice.days_left,
    }
    if not target.value:
        return _("%(sold)s sold in %(period)s. No target is set.") % said_amounts
    if (revenue.value or 0) >= target.value:
        return _("%(sold)s sold in %(period)s: the target of %(target)s is reached.") % said_amounts
    if not choice.running:
        return (
            _("%(sold)s sold in %(period)s, %(missing)s less than the target of %(target)s.") % said_amounts
        )
    return (
        ngettext(
            "%(sold)s sold in %(period)s. %(missing)s to go to the target of %(target)s, in %(days)s day.",
            "%(sold)s sold in %(period)s. %(missing)s to go to the target of %(target)s, in %(days)s days.",
            choice.days_left,
        )
        % said_amounts
    )


def portfolio_headline(portfolio: Portfolio) -> str:
    """Who needs me today?"""
    needing = portfolio.needing
    if not portfolio.rows:
        return _("No partner is yours today.")
    if not needing:
        return _("Nobody needs you today: every partner is on course.")
    first = needing[0]
    return _("%(partner)s needs you first: %(reason)s.") % {
        "partner": first.name,
        "reason": first.reasons[0].words,
    }


def portfolio_under(portfolio: Portfolio, choice: PeriodChoice) -> str:
    """How many need somebody, and how all of them do together."""
    count, needing = len(portfolio.rows), len(portfolio.needing)
    if count == 0:
        return _("Partners appear here as soon as you are assigned to them.")
    if portfolio.partial:
        few = _(
            "%(needing)s of the %(count)s partners furthest behind need attention, of %(all)s in all."
        ) % {
            "needing": needing,
            "count": count,
            "all": portfolio.count,
        }
        return f"{few} {_together(portfolio.total, choice)}"
    people = ngettext(
        "%(needing)s of %(count)s partner needs attention.",
        "%(needing)s of %(count)s partners need attention.",
        count,
    ) % {"needing": needing, "count": count}
    return f"{people} {_together(portfolio.total, choice)}"


def _together(total: Mapping[str, Figure], choice: PeriodChoice) -> str:
    if not total:
        return _("There are no figures of them yet.")
    pace, growth = total["pace"].value, total["growth"].value
    if pace is not None:
        words = (
            _("Together they are at %(share)s of target to date for %(period)s.")
            if choice.running
            else _("Together they are at %(share)s of target for %(period)s.")
        )
        return words % {"share": said(pace, Unit.PERCENT), "period": choice.name}
    if growth is not None:
        amount = _money(total["revenue"])
        return compared(TOGETHER, growth, Against.LAST_YEAR, amount=amount, period=choice.name)
    return _("Together: %(amount)s in %(period)s.") % {
        "amount": _money(total["revenue"]),
        "period": choice.name,
    }


def _mostly(sentence: str, weakest: str) -> str:
    if not weakest:
        return ended(sentence)
    return _("%(sentence)s, mostly %(family)s.") % {"sentence": sentence, "family": weakest}


def _money(figure: Figure) -> str:
    return said(figure.value or Decimal(0), Unit.MONEY, figure.currency)


def months_title(page: Course) -> str:
    """What the months show: how many reached their target, or beat last year."""
    past = [bar for bar in page.months if bar.over]
    judged = [bar for bar in past if bar.target]
    if judged:
        reached = sum(
            1 for bar in judged if bar.actual is not None and bar.target and bar.actual >= bar.target
        )
        return ngettext(
            "%(reached)s of %(all)s month reached its target",
            "%(reached)s of %(all)s months reached their target",
            len(judged),
        ) % {"reached": reached, "all": len(judged)}
    return _beside_last_year(past) or _("No month with sales this year or last")


def flow_title(flow: Flow) -> str:
    """What the months of a flow of goods show."""
    return _beside_last_year([bar for bar in flow.months if bar.over]) or _("No month with goods yet")


def _beside_last_year(past: Sequence[MonthBar]) -> str:
    """How many of these months brought more than a year before; nothing where neither year had any."""
    sold = [bar for bar in past if bar.actual or bar.last_year]
    if not sold:
        return ""
    better = sum(1 for bar in sold if (bar.actual or 0) > (bar.last_year or 0))
    return ngettext(
        "%(better)s of %(all)s month brought more than a year before",
        "%(better)s of %(all)s months brought more than a year before",
        len(sold),
    ) % {"better": better, "all": len(sold)}


def quarters_title(page: Course) -> str:
    """What the pipeline shows: the first quarter that won and open deals do not fill."""
    with_target = [bar for bar in page.quarters if bar.target]
    if not page.has_deals:
        return _("No open deals for the coming quarters")
    if not with_target:
        return _("Open deals for the coming quarters; no target is set for them")
    for bar in with_target:
        if bar.won + bar.pipeline < (bar.target or 0):
            return _("Won and open deals do not reach the target of %s") % bar.label
    last = with_target[-1].label
    return _("Won and open deals cover the targets up to %s") % last


def families_title(page: PartnerPage) -> str:
    """Which family carries the partner, and which one fell."""
    known = [line for line in page.families if line.key is not None and line.figures["revenue"].value]
    if not known:
        return _("No product was sold")
    first = max(known, key=lambda line: line.figures["revenue"].value or Decimal(0))
    share = first.figures["share"].value or Decimal(0)
    words = _("%(share)s of the revenue is %(family)s") % {
        "family": first.name,
        "share": said(share, Unit.PERCENT),
    }
    weakest = page.weakest
    if weakest is None or weakest.key is None:
        return words
    return _("%(words)s; most is missing in %(family)s") % {"words": words, "family": weakest.name}


def beside(one: Figure, figures: Mapping[str, Figure]) -> str:
    """What a figure is compared with: 'target to date 1.2 M EUR, last year 1.1 M EUR'."""
    currency = one.currency
    match one.kpi:
        case "revenue":
            parts = [
                _amount_beside(_("target to date %s"), figures["target_to_date"]),
                _amount_beside(_("last year %s"), figures["revenue_last_year"]),
            ]
            return listed(parts) or _("no target, no last year")
        case "pace":
            return _amount_beside(_("of the target to date, %s"), figures["target_to_date"]) or (
                one.reason or ""
            )
        case "growth":
            return _amount_beside(_("last year %s"), figures["revenue_last_year"]) or (one.reason or "")
        case "projection":
            return _amount_beside(_("target %s"), figures["target"]) or _("no target")
    if one.value is None:
        return one.reason or ""
    if one.target is None:
        return ""
    return _("to reach: %s") % said(one.target, one.unit, currency)


def _amount_beside(words: str, figure: Figure) -> str:
    return words % _money(figure) if figure.value else ""
