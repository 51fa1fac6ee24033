"""Where a plan stands, in words."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import said, shown
from quarterdeck.dashboards.periods import period_name
from quarterdeck.forecast import ENOUGH, TooLittle
from quarterdeck.kpis.cohort import Quartiles
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.outlook.standing import Standing, grown

LEVEL = Decimal("0.005")
"""A change that rounds to nothing."""


def asked(standing: Standing, currency: str) -> str:
    """'It asks for 18 % more in its first year than was sold before: 1.2 M EUR, not 1.02 M EUR.'"""
    amounts = {"asked": said(standing.first_year, Unit.MONEY, currency)}
    growth = standing.growth
    if growth is None:
        return (
            _("It asks for %(asked)s in its first year. There is no year of sales to set that against.")
            % amounts
        )
    amounts |= {"sold": said(standing.years[-1], Unit.MONEY, currency), "change": _percent(abs(growth))}
    if abs(growth) < LEVEL:
        return _("It asks for as much in its first year as was sold before: %(asked)s.") % amounts
    if growth > 0:
        return (
            _("It asks for %(change)s more in its first year than was sold before: %(asked)s, not %(sold)s.")
            % amounts
        )
    return (
        _("It asks for %(change)s less in its first year than was sold before: %(asked)s, not %(sold)s.")
        % amounts
    )


def grew_before(standing: Standing) -> str:
    """How the year grew that the plan grows from; nothing where that is not known."""
    growth = standing.growth_before
    if growth is None:
        return ""
    if abs(growth) < LEVEL:
        return _("In that year sales had stayed level.")
    change = {"change": _percent(abs(growth))}
    return (
        _("In that year sales had grown %(change)s.")
        if growth > 0
        else _("In that year sales had fallen %(change)s.")
    ) % change


def beside_continuation(standing: Standing, currency: str) -> str:
    """Against what would come anyway; nothing without a continuation."""
    pairs = [
        (planned, band.middle) for planned, band in zip(standing.planned, standing.bands, strict=True) if band
    ]
    if not pairs:
        return ""
    planned, comes = (sum(amounts, Decimal(0)) for amounts in zip(*pairs, strict=True))
    change = grown(comes, planned)
    amounts = {"comes": said(comes, Unit.MONEY, currency), "change": _percent(abs(change)) if change else ""}
    if change is None or abs(change) < LEVEL:
        return _("All in all that is what would come by going on as before: %(comes)s.") % amounts
    if change > 0:
        return (
            _("All in all it is %(change)s more than would come by going on as before: %(comes)s.") % amounts
        )
    return _("All in all it is %(change)s less than would come by going on as before: %(comes)s.") % amounts


def beside_band(standing: Standing) -> str:
    """'It lies above the band from June 2027 on.'"""
    if not any(standing.bands):
        return ""
    above, below = standing.above, standing.below
    if not above and not below:
        return _("Every month lies inside the band.")
    if above and not below and above == list(range(above[0], len(standing.months))):
        if above[0] == 0:
            return _("Every month lies above the band.")
        return _("It lies above the band from %(month)s on.") % {"month": _month(standing, above)}
    return " ".join([*_some(standing, above, above=True), *_some(standing, below, above=False)])


def beside_peers(standing: Standing) -> str:
    """Against partners of its type and size; nothing where nothing may be said of them."""
    peers = standing.peers
    if peers is None:
        return ""
    shares = {"lower": _change(peers.lower), "upper": _change(peers.upper), "median": _change(peers.median)}
    who = _("the partners of its type and size") if peers.by_size else _("the partners of its type")
    told = _(
        "In the last twelve months the middle half of %(who)s changed by %(lower)s to %(upper)s, the median"
        " by %(median)s."
    ) % (shares | {"who": who})
    return f"{told} {_place(standing.growth, peers)}".strip()


def no_continuation(found: TooLittle) -> str:
    """Why there is no grey line."""
    if found.history == 0:
        return _("Nothing was sold before, so there is nothing to continue.")
    return ngettext(
        "Only %(count)s whole month of sales is known: from %(enough)s on a continuation is drawn.",
        "Only %(count)s whole months of sales are known: from %(enough)s on a continuation is drawn.",
        found.history,
    ) % {"count": found.history, "enough": ENOUGH}


def _place(growth: Decimal | None, peers: Quartiles) -> str:
    if growth is None:
        return ""
    if growth > peers.upper:
        return _("The plan asks for more than three quarters of them reached.")
    if growth > peers.median:
        return _("The plan asks for more than half of them reached.")
    if growth >= peers.lower:
        return _("At least half of them reached what the plan asks for.")
    return _("At least three quarters of them reached what the plan asks for.")


def _some(standing: Standing, numbers: Sequence[int], *, above: bool) -> list[str]:
    if not numbers:
        return []
    said_of = {"count": len(numbers), "all": len(standing.months), "month": _month(standing, numbers)}
    if above:
        text = ngettext(
            "%(count)s of %(all)s months lies above the band: %(month)s.",
            "%(count)s of %(all)s months lie above the band, the first of them %(month)s.",
            len(numbers),
        )
    else:
        text = ngettext(
            "%(count)s of %(all)s months lies below the band: %(month)s.",
            "%(count)s of %(all)s months lie below the band, the first of them %(month)s.",
            len(numbers),
        )
    return [text % said_of]


def _month(standing: Standing, numbers: Sequence[int]) -> str:
    return period_name(standing.months[numbers[0]])


def _percent(value: Decimal) -> str:
    return said(value, Unit.PERCENT)


def _change(value: Decimal) -> str:
    return shown(value, Unit.PERCENT, signed=True).said
