"""Scenarios side by side: one figure a row, one scenario a column, and the sentence above them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.charts.sparkline import sparkline
from quarterdeck.dashboards.numbers import Shown, shown
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.models import Draft
from quarterdeck.plans.pages.earning.page import EarningPage
from quarterdeck.plans.pages.earning.words import REASONS
from quarterdeck.plans.profit.values import Answer


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as text, or the reason why there is none."""

    text: Shown | None
    reason: object = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One scenario."""

    draft: Draft
    page: EarningPage

    @property
    def course(self) -> object:
        """The cash to date, month by month."""
        says = _("Cash to date in %(name)s") % {"name": self.draft.name}
        return sparkline(self.page.profit.outcome.cash_to_date, says)


Tells = Callable[[EarningPage], Cell]


@dataclass(frozen=True, slots=True)
class Row:
    label: str | Promise
    cells: tuple[Cell, ...]


class Compared:
    """Up to three drafts, the chosen one first."""

    def __init__(self, drafts: Sequence[Draft], calendar: FiscalCalendar) -> None:
        self.columns = [Column(draft, EarningPage(draft.value, calendar)) for draft in drafts]

    @property
    def rows(self) -> list[Row]:
        return [
            Row(label, tuple(tell(column.page) for column in self.columns)) for label, tell in _TOLD.items()
        ]

    @property
    def headline(self) -> str:
        """Which one earns most, and which needs least cash."""
        known = [column for column in self.columns if column.page.profit.available]
        if len(self.columns) < 2 or len(known) < 2:
            return _("Copy the draft, change the copy, and see both side by side.")
        if len({column.page.content.currency for column in known}) > 1:
            return _("The scenarios are in different currencies, so their amounts cannot be compared.")
        if len({(one.page.profit.profit, one.page.profit.outcome.low_point) for one in known}) == 1:
            return _("The scenarios earn the same so far. Choose one and change it.")
        most = max(known, key=lambda one: one.page.profit.profit.value or Decimal(0))
        safest = max(known, key=lambda one: one.page.profit.outcome.low_point[1])
        if most is safest:
            return _("%(name)s earns most, and needs no more cash than the others.") % {
                "name": most.draft.name
            }
        told = {"most": most.draft.name, "safest": safest.draft.name}
        return _("%(most)s earns most, %(safest)s needs least cash.") % told


def _money(page: EarningPage, value: Decimal) -> Shown:
    return shown(value, Unit.MONEY, page.content.currency)


def _answer(page: EarningPage, answer: Answer, unit: Unit) -> Cell:
    if answer.value is None:
        return Cell(None, REASONS[answer.reason] if answer.reason else "")
    currency = page.content.currency if unit is Unit.MONEY else None
    return Cell(shown(answer.value, unit, currency))


def _low(page: EarningPage) -> Cell:
    if page.low_cash is None:
        return Cell(None, page.no_margin)
    return Cell(_money(page, page.low_cash), beside=page.low_month)


def _break_even(page: EarningPage) -> Cell:
    if page.break_even is None:
        return Cell(None, page.no_break_even or page.no_margin)
    text = _("month %(month)s") % {"month": page.break_even}
    return Cell(Shown(text, text))


_TOLD: dict[str | Promise, Tells] = {
    gettext_lazy("Planned sales"): lambda page: Cell(_money(page, page.content.total)),
    gettext_lazy("Profit"): lambda page: _answer(page, page.profit.profit, Unit.MONEY),
    gettext_lazy("Investment"): lambda page: Cell(_money(page, page.profit.investment)),
    gettext_lazy("ROI"): lambda page: _answer(page, page.profit.roi, Unit.PERCENT),
    gettext_lazy("Break-even"): _break_even,
    gettext_lazy("Lowest cash"): _low,
    gettext_lazy("Blended margin"): lambda page: _answer(page, page.profit.blended_margin, Unit.PERCENT),
    gettext_lazy("One month's delay costs"): lambda page: _answer(page, page.profit.delay, Unit.MONEY),
}
