"""Line by line: what was to be sold up to today, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Reader
from quarterdeck.money import rounded
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.history import by_cell, divided
from quarterdeck.plans.months import months_of


@dataclass(frozen=True, slots=True)
class LineActual:
    """One line of a plan. `due` is what was planned up to today, of the running month by the days gone."""

    name: str
    due: Decimal
    sold: Decimal

    @property
    def variance(self) -> Decimal:
        return self.sold - self.due

    @property
    def attainment(self) -> Decimal | None:
        """Of what is due; None where nothing is yet."""
        return self.sold / self.due if self.due > 0 else None


@dataclass(frozen=True, slots=True)
class ByLine:
    """The lines in the plan's currency and order; `outside` is what was sold of no line."""

    lines: Sequence[LineActual]
    outside: Decimal

    @property
    def weakest(self) -> LineActual | None:
        """The line that makes up most of what is missing; None when it is spread, or nothing is."""
        missing = [line for line in self.lines if line.variance < 0]
        widest = min(missing, key=lambda line: line.variance, default=None)
        if widest is None or widest.variance * 2 > sum(line.variance for line in missing):
            return None
        return widest

    @property
    def largest(self) -> Decimal:
        return max((max(line.due, line.sold) for line in self.lines), default=Decimal(0))


def by_line(reader: Reader, partner: str, content: Content) -> ByLine | None:
    """None before the plan begins, and where sales cannot be told in its currency. One question."""
    months = [month for month in months_of(content, reader.snapshot.calendar) if month.first <= reader.today]
    if not months:
        return None
    found = by_cell(reader, partner, Span(months[0], months[-1]), content.currency)
    if found is None:
        return None
    cells = divided(content.lines, found)
    sold = {key: sum((found[cell] for cell in some), Decimal(0)) for key, some in cells.items()}
    return ByLine(
        [
            LineActual(line.name, rounded(_due(line, months, reader), content.currency), sold[line.key])
            for line in content.lines
        ],
        sum(found.values(), Decimal(0)) - sum(sold.values(), Decimal(0)),
    )


def _due(line: Line, months: Sequence[Period], reader: Reader) -> Decimal:
    parts = zip(months, line.months, strict=False)  # of the months that have begun
    return sum((amount * month.elapsed(reader.today) for month, amount in parts), Decimal(0))
