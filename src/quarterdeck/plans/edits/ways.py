"""Edits that make the months of whole lines: growth on last year, a sample shape, an amount spread."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.calendar import YEAR
from quarterdeck.plans.arithmetic.growth import cleaned, grown
from quarterdeck.plans.arithmetic.shapes import shaped
from quarterdeck.plans.arithmetic.spreading import SpreadError, spread, spread_rest
from quarterdeck.plans.content import Content, Line, Way
from quarterdeck.plans.edits.request import (
    EditError,
    Keys,
    Known,
    Month,
    Request,
    Sum,
    amount,
    by_hand,
    inside,
    with_lines,
)


class SetWay(Request):
    """How the months of these lines come about; 'custom' keeps them as they are.

    A shape without annual amounts keeps those that each line has now. Locked months stay, and the
    others of their year share what is left of it.
    """

    kind: Literal["way"]
    lines: Keys
    way: Way

    def on(self, content: Content, known: Known) -> Content:
        return with_lines(content, self.lines, lambda line: remade(content, line, self.way, known))


class Spread(Request):
    """An amount over the months `first` to `last`: as last year was, evenly, or as they are now.

    Locked months stay, and the others share what is left of the amount.
    """

    kind: Literal["spread"]
    lines: Keys
    first: Month
    last: Month
    amount: Sum
    by: Literal["last_year", "evenly", "now"]

    def on(self, content: Content, known: Known) -> Content:
        months = range(inside(content, self.first), inside(content, self.last) + 1)
        if not months:
            raise EditError(_("Choose at least one month."))
        total = amount(content, self.amount)
        return with_lines(content, self.lines, lambda line: self._spread(content, line, months, total, known))

    def _spread(self, content: Content, line: Line, months: range, total: Decimal, known: Known) -> Line:
        weights = self._weights(line, months, known)
        kept = [line.months[m] if m in line.locked else w for m, w in zip(months, weights, strict=True)]
        made = _rest(content, line, months, kept, total)
        return by_hand(line, dict(zip(months, made, strict=True)))

    def _weights(self, line: Line, months: range, known: Known) -> list[Decimal]:
        if self.by == "last_year":
            year = _last_year(line, known)
            return [max(year[month % YEAR], Decimal(0)) for month in months]
        return [line.months[month] if self.by == "now" else Decimal(1) for month in months]


def remade(content: Content, line: Line, way: Way, known: Known) -> Line:
    """The line with months made in that way."""
    if way.method == "custom":
        return line.model_copy(update={"way": way})
    if way.method == "shape" and not way.annual:
        way = way.model_copy(update={"annual": annual(line)})
    months = _grown(content, line, way, known) if way.method == "growth" else _shaped(content, way, known)
    return line.model_copy(update={"way": way, "months": _around_locks(content, line, months)})


def annual(line: Line) -> tuple[Decimal, ...]:
    """What the line adds up to in each year of the plan."""
    starts = range(0, len(line.months), YEAR)
    return tuple(sum(line.months[start : start + YEAR], Decimal(0)) for start in starts)


def _grown(content: Content, line: Line, way: Way, known: Known) -> tuple[Decimal, ...]:
    year = _last_year(line, known)
    return grown(cleaned(year) if way.cleaned else year, way.growth, content.length, content.currency)


def _shaped(content: Content, way: Way, known: Known) -> tuple[Decimal, ...]:
    try:
        weights = known.shape(way.shape, int(content.begins[-2:]))
    except KeyError as error:
        raise EditError(_("There is no shape of that name.")) from error
    return shaped(weights, [amount(content, one) for one in way.annual], content.length, content.currency)


def _last_year(line: Line, known: Known) -> Sequence[Decimal]:
    year = known.last_year(line)
    if not any(year):
        said = _("Nothing of %(name)s was sold last year. Choose a sample shape instead.")
        raise EditError(said % {"name": line.name}, line=line.key)
    return year


def _around_locks(content: Content, line: Line, months: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """The new months, where some are locked: each year still adds up to what was wanted."""
    if not line.locked:
        return months
    made: list[Decimal] = []
    for start in range(0, len(months), YEAR):
        year = range(start, min(start + YEAR, len(months)))
        wanted = [months[month] for month in year]
        kept = [line.months[month] if month in line.locked else months[month] for month in year]
        made += _rest(content, line, year, kept, sum(wanted, Decimal(0)))
    return tuple(made)


def _rest(
    content: Content, line: Line, months: range, kept: list[Decimal], total: Decimal
) -> Sequence[Decimal]:
    """`kept`, with what is not locked sharing the rest of `total`."""
    locked = [month - months[0] for month in line.locked if month in months]
    try:
        if not locked:
            return spread(total, kept, money.step(content.currency))
        return spread_rest(kept, locked, total, money.step(content.currency))
    except SpreadError as error:
        said = _("The locked months of %(name)s leave no room for this amount. Unlock one, or give more.")
        raise EditError(said % {"name": line.name}, line=line.key, month=months[0]) from error
