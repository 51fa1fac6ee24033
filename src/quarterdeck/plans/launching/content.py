"""A launch as a plan of one line, so that everything that is known of plans holds for it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quarterdeck.calendar import YEAR, FiscalCalendar, Period
from quarterdeck.money import rounded
from quarterdeck.plans.arithmetic.shapes import shaped
from quarterdeck.plans.content import Content, Earning, Investment, Line, Service, Sold, Terms
from quarterdeck.plans.known_shapes import shape_of

ZERO = Decimal(0)


def launched(said: Mapping[str, Any], currency: str, name: str, calendar: FiscalCalendar) -> Content:
    """The content of what the form says."""
    kind, _colon, sold = said["sold"].partition(":")
    line = Line(
        key="l1",
        kind=Sold(kind) if kind else Sold.PLAY,
        sold=sold or name,
        name=name,
        months=_months(said, currency, calendar),
        earning=Earning(margin=said["margin"], deal=said["deal"], services=_services(said)),
    )
    terms = Terms(
        floor=said["floor"],
        **{key: said[key] or ZERO for key in ("collect_days", "pay_days", "stock_days", "finance_rate")},
    )
    return Content(
        begins=said["begins"],
        length=said["length"],
        currency=currency,
        lines=(line,),
        investments=_investments(said, name),
        terms=terms,
    )


def _months(said: Mapping[str, Any], currency: str, calendar: FiscalCalendar) -> tuple[Decimal, ...]:
    number = Period.parse(said["begins"], calendar).number
    weights = shape_of(said["shape"]).starting(number)
    years = [
        rounded(said["annual"] * (1 + said["growth"]) ** year, currency)
        for year in range(-(-said["length"] // YEAR))
    ]
    return shaped(weights, years, said["length"], currency)


def _services(said: Mapping[str, Any]) -> tuple[Service, ...]:
    if not said["service"] or not said["attach"] or not said["days"]:
        return ()
    service = Service(
        key="s1",
        name=said["service"],
        attach=said["attach"],
        days=said["days"],
        day_rate=said["day_rate"] or ZERO,
        day_cost=said["day_cost"] or ZERO,
    )
    return (service,)


def _investments(said: Mapping[str, Any], name: str) -> tuple[Investment, ...]:
    told = {"name": name}
    possible = (
        Investment(
            key="i1",
            kind="training",
            name=(_("Certify people for %(name)s") % told)[:200],
            people=said["people"],
            days=said["training"] or ZERO,
            day_cost=said["people_cost"] or ZERO,
            lost_day=said["lost"] or ZERO,
        ),
        Investment(
            key="i2",
            kind="marketing",
            name=(_("Launch of %(name)s") % told)[:200],
            amount=said["marketing"] or ZERO,
            vendor_share=said["share"] or ZERO,
        ),
        Investment(
            key="i3",
            kind="equipment",
            name=(_("Demo equipment for %(name)s") % told)[:200],
            amount=said["equipment"] or ZERO,
        ),
    )
    return tuple(each for each in possible if each.amount or each.people)
