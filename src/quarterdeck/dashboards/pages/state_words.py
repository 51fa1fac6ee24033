"""The sentences of the pages about many partners, written from their figures."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.pages import words
from quarterdeck.dashboards.pages.managers import ManagerLine
from quarterdeck.dashboards.pages.parts import Part, Parts
from quarterdeck.dashboards.pages.portfolio import Portfolio
from quarterdeck.dashboards.pages.standouts import Standouts
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Group
from quarterdeck.kpis.figure import Status, Unit

FEW = 5
NEARLY_ALL = Decimal("0.99")


def headline(figures: Group, weakest: Part | None, choice: PeriodChoice) -> str:
    """'Revenue is 12 % behind target to date, mostly Americas.'"""
    return words.standing_headline(figures, choice, weakest.name if weakest else "")


def parts_title(parts: Parts) -> str:
    """Which part carries the whole, and where most is missing."""
    known = [part for part in parts.parts if part.key is not None and part.value("revenue") > 0]
    if not known:
        return _("Nothing was sold")
    first = max(known, key=lambda part: part.value("revenue"))
    found = _("%(share)s of the revenue is %(part)s") % {
        "share": said(first.value("share"), Unit.PERCENT),
        "part": first.name,
    }
    weakest = parts.weakest
    if weakest and weakest.key == first.key:
        return _("%(words)s, and most is missing there") % {"words": found}
    if weakest:
        return _("%(words)s; most is missing in %(part)s") % {"words": found, "part": weakest.name}
    trouble = [part for part in known if part.standing in (Status.AT_RISK, Status.BEHIND)]
    if not trouble and parts.has_target:
        return _("%(words)s; no part is behind") % {"words": found}
    return found


def concentration_title(found: Standouts) -> str:
    """'14 of 60 partners make 80 % of the revenue'"""
    if not found.largest:
        return _("No partner has bought anything")
    return ngettext(
        "%(few)s of %(all)s partner makes 80 %% of the revenue",
        "%(few)s of %(all)s partners make 80 %% of the revenue",
        found.groups,
    ) % {"few": found.reaching, "all": found.groups}


def concentration(found: Standouts) -> str:
    """What the first, the first five and the first ten make."""
    if not found.largest:
        return ""
    words = {"partner": found.largest[0].name, "first": said(found.share(1), Unit.PERCENT)}
    for name, count in (("few", FEW), ("many", 2 * FEW)):
        words |= {name: str(count), f"share_of_{name}": said(found.share(count), Unit.PERCENT)}
    if len(found.largest) < FEW:
        return _("%(partner)s alone makes %(first)s.") % words
    if len(found.largest) < 2 * FEW:
        return _("%(partner)s alone makes %(first)s, the %(few)s largest %(share_of_few)s.") % words
    return (
        _(
            "%(partner)s alone makes %(first)s, the %(few)s largest %(share_of_few)s,"
            " the %(many)s largest %(share_of_many)s."
        )
        % words
    )


def movers_title(found: Standouts) -> str:
    """Who moves it down most, and who up."""
    if found.down and found.up:
        return _("%(down)s pulls it down most, %(up)s lifts it most") % {
            "down": found.down[0].name,
            "up": found.up[0].name,
        }
    if found.down:
        return _("%(partner)s pulls it down most; nobody sold more than last year") % {
            "partner": found.down[0].name
        }
    if found.up:
        return _("%(partner)s lifts it most; nobody sold less than last year") % {"partner": found.up[0].name}
    return _("Nobody moved: every partner is where it was last year")


def movers_under(found: Standouts, figures: Group) -> str:
    """The change of the whole, and how much of the fall a few make up."""
    change = figures["change"].value or Decimal(0)
    amount = said(abs(change), Unit.MONEY, figures["change"].currency)
    whole = (
        _("All together sold %(amount)s more than in the same days of last year.")
        if change > 0
        else _("All together sold %(amount)s less than in the same days of last year.")
        if change < 0
        else _("All together sold as much as in the same days of last year.")
    ) % {"amount": amount}
    few = found.down[:FEW]
    part = sum((one.moved for one in few), Decimal(0))
    if len(few) < 2 or part > NEARLY_ALL:
        return whole
    fall = _("%(count)s partners make up %(share)s of all that was lost.") % {
        "count": len(few),
        "share": said(part, Unit.PERCENT),
    }
    return f"{whole} {fall}"


def managers_title(lines: Sequence[ManagerLine]) -> str:
    """How many managers are behind, and who lacks most."""
    named = [line for line in lines if line.key]
    behind = [line for line in named if line.standing in (Status.AT_RISK, Status.BEHIND)]
    if not named:
        return _("Nobody looks after these partners")
    if not behind:
        return ngettext(
            "The one manager is on course", "All %(count)s managers are on course", len(named)
        ) % {"count": len(named)}
    return ngettext(
        "%(behind)s of %(all)s manager is behind, %(first)s most",
        "%(behind)s of %(all)s managers are behind, %(first)s most",
        len(named),
    ) % {"behind": len(behind), "all": len(named), "first": behind[0].name}


def partners_title(portfolio: Portfolio) -> str:
    """How many of the partners need somebody."""
    needing, count = len(portfolio.needing), len(portfolio.rows)
    if portfolio.partial:
        return _(
            "%(needing)s of the %(count)s partners furthest behind need attention, of %(all)s in all"
        ) % {
            "needing": needing,
            "count": count,
            "all": portfolio.count,
        }
    if not needing:
        return ngettext("The one partner is on course", "All %(count)s partners are on course", count) % {
            "count": count
        }
    return ngettext(
        "%(needing)s of %(count)s partner needs attention",
        "%(needing)s of %(count)s partners need attention",
        count,
    ) % {"needing": needing, "count": count}
