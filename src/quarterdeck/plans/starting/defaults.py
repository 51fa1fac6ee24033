"""When a plan begins unless somebody wishes otherwise, and what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.directory.models import Partner
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.content import HORIZONS
from quarterdeck.plans.models import Plan

AHEAD = 30
"""Months ahead in which a plan may begin."""
SOON = 6
"""A fiscal year that begins within so many months is waited for; otherwise the next quarter is."""
State = Plan.State


@dataclass(frozen=True, slots=True)
class Begin:
    """The months in which it may begin, its usual one, and the currencies it may be in, the usual first."""

    months: Sequence[Period]
    usual: Period
    currencies: Sequence[str]

    @property
    def initial(self) -> dict[str, Any]:
        return {"begins": self.usual.key, "length": HORIZONS[-1], "currency": self.currencies[0]}


def begin_of(
    partner: Partner, vendor_currency: str, standing: Sequence[Plan], calendar: FiscalCalendar, today: date
) -> Begin:
    """From the start of this fiscal year on; usually after the plan in force, else with the next year."""
    year = Period.containing(today, "year", calendar)
    first = Period.containing(year.first, "month", calendar)
    this = Period.containing(today, "month", calendar)
    months = [first.shift(number) for number in range(this.number + AHEAD)]
    after = _after(standing, calendar)
    usual = after if after in months and after > this else _next(today, calendar)
    currencies = tuple(dict.fromkeys((partner.currency or vendor_currency, vendor_currency)))
    return Begin(months, usual, currencies)


def standing_plans(scope: Scope, partner: Partner) -> list[Plan]:
    """What there is with this partner already and is not over, the newest first."""
    return list(
        selectors.visible(scope)
        .filter(partner=partner, state__in=(State.DRAFT, State.PROPOSED, State.SIGNED))
        .select_related("made_by")
    )


def last_plan(scope: Scope, partner: Partner) -> Plan | None:
    """The newest plan that said something: signed once, in force or over."""
    return selectors.visible(scope).filter(partner=partner, state__in=(State.SIGNED, State.ENDED)).first()


def _after(standing: Sequence[Plan], calendar: FiscalCalendar) -> Period | None:
    """The month after the last plan in force."""
    ends = max((plan.last_day for plan in standing if plan.state == State.SIGNED), default=None)
    return Period.containing(ends, "month", calendar).shift(1) if ends else None


def _next(today: date, calendar: FiscalCalendar) -> Period:
    year = Period.containing(today, "year", calendar).shift(1)
    quarter = Period.containing(today, "quarter", calendar).shift(1)
    this = Period.containing(today, "month", calendar)
    begins = Period.containing(year.first, "month", calendar)
    soon = begins <= this.shift(SOON)
    return begins if soon else Period.containing(quarter.first, "month", calendar)
