"""What a partner sold before a plan: the months that it grows from, by line, in the plan's currency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from quarterdeck.calendar import YEAR, Period, Span
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis import Answer, CurrencyError
from quarterdeck.money import rounded
from quarterdeck.plans.content import Content, Line, Sold
from quarterdeck.plans.models import Play
from quarterdeck.plans.months import months_of

REST = "rest"
"""The key of the play that stands for all that no other line is of."""
Cell = tuple[str | None, str | None]
"""Family and product."""


@dataclass(frozen=True)
class History:
    """Sales by family and product, one amount for each of `months`; `names` are those of the products.

    `known` is False where they cannot be told in the plan's currency: there is no rate.
    """

    months: tuple[Period, ...]
    cells: Mapping[Cell, tuple[Decimal, ...]]
    names: Mapping[str, str]
    known: bool = True

    @cached_property
    def total(self) -> tuple[Decimal, ...]:
        return self.of(self.cells)

    def of(self, cells: Iterable[Cell]) -> tuple[Decimal, ...]:
        """The months of these together."""
        rows = [self.cells[cell] for cell in cells]
        return tuple(sum((row[at] for row in rows), Decimal(0)) for at in range(len(self.months)))


def last_year(reader: Reader, partner: str, content: Content) -> dict[str, tuple[Decimal, ...]]:
    """Of each line, by its key, the year that it grows from: see `base_year`. One question to the cube."""
    base = base_year(months_of(content, reader.snapshot.calendar)[0], reader.today)
    found = sales(reader, partner, Span(min(base), max(base)), content.currency)
    places = [found.months.index(month) for month in base]
    by_line = divided(content.lines, found.cells)
    months = {key: found.of(cells) for key, cells in by_line.items()}
    return {key: tuple(amounts[at] for at in places) for key, amounts in months.items()}


def base_year(begins: Period, today: date) -> list[Period]:
    """The twelve months that the first year of a plan grows from, each the newest of its place in the year.

    They are those before the plan; where some of them are not over yet, the same a year earlier.
    """
    months = [begins.shift(number - YEAR) for number in range(YEAR)]
    return [_over(month, today) for month in months]


def sales(reader: Reader, partner: str, span: Span, currency: str) -> History:
    """What was sold in the months of the span, as it is measured. One question to the cube."""
    answer, rate = _asked(
        reader, partner, "revenue", period=span, by=("family", "product", "month"), currency=currency
    )
    months = tuple(span.split("month"))
    if rate is None:
        return History(months, {}, {}, known=False)
    places = {month.key: place for place, month in enumerate(months)}
    cells: dict[Cell, list[Decimal]] = {}
    names: dict[str, str] = {}
    for figure in answer.figures:
        cell = (figure.by["family"], figure.by["product"])
        row = cells.setdefault(cell, [Decimal(0)] * len(months))
        row[places[str(figure.by["month"])]] += rounded((figure.value or Decimal(0)) / rate, currency)
        names |= {cell[1]: figure.labels.get("product", cell[1])} if cell[1] else {}
    return History(months, {cell: tuple(row) for cell, row in cells.items()}, names)


def by_month(reader: Reader, partner: str, span: Span, currency: str) -> tuple[Decimal, ...] | None:
    """The same of all products together; None where it cannot be told in the currency."""
    answer, rate = _asked(reader, partner, "revenue", period=span, by=("month",), currency=currency)
    if rate is None:
        return None
    sold = {figure.by["month"]: figure.value or Decimal(0) for figure in answer.figures}
    return tuple(rounded(sold.get(month.key, Decimal(0)) / rate, currency) for month in span.split("month"))


def by_cell(reader: Reader, partner: str, span: Span, currency: str) -> dict[Cell, Decimal] | None:
    """The same by family and product, all months together; None where it cannot be told."""
    answer, rate = _asked(
        reader, partner, "revenue", period=span, by=("family", "product"), currency=currency
    )
    if rate is None:
        return None
    return {
        (figure.by["family"], figure.by["product"]): rounded((figure.value or Decimal(0)) / rate, currency)
        for figure in answer.figures
    }


def targets(reader: Reader, partner: str, span: Span, currency: str) -> tuple[Decimal, ...]:
    """The targets of each month, on the vendor's basis; none is told where there is no rate."""
    answer, rate = _asked(reader, partner, "target", period=span, by=("month",), currency=currency)
    found = {figure.by["month"]: figure.value or Decimal(0) for figure in answer.figures}
    months = [found.get(month.key, Decimal(0)) for month in span.split("month")]
    return tuple(rounded(month / rate, currency) if rate else Decimal(0) for month in months)


def divided(lines: Sequence[Line], cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Which families and products each line counts, by its key; none is counted twice.

    What has a line of its own as a product is not counted in a play or family beside it, and what is
    in a play not in its family; the rest has what is left.
    """
    plays = _plays(lines)
    order = sorted(lines, key=lambda line: (is_rest(line), _ORDER.index(line.kind)))
    found: dict[str, list[Cell]] = {line.key: [] for line in lines}
    for cell in cells:
        owner = next((line for line in order if _is_of(line, cell, plays)), None)
        if owner:
            found[owner.key].append(cell)
    return found


def is_rest(line: Line) -> bool:
    return line.kind is Sold.PLAY and line.sold == REST


_ORDER = (Sold.PRODUCT, Sold.PLAY, Sold.FAMILY)


def _is_of(line: Line, cell: Cell, plays: Mapping[str, Play]) -> bool:
    family, product = cell
    match line.kind:
        case Sold.PRODUCT:
            return line.sold == product
        case Sold.FAMILY:
            return line.sold == family
        case Sold.PLAY:
            play = plays.get(line.sold)
            return is_rest(line) or (
                play is not None and (family in play.families or product in play.products)
            )


def _plays(lines: Sequence[Line]) -> dict[str, Play]:
    wanted = {line.sold for line in lines if line.kind is Sold.PLAY} - {REST}
    return Play.objects.in_bulk(wanted) if wanted else {}


def _over(month: Period, today: date) -> Period:
    while month.last >= today:
        month = month.shift(-YEAR)
    return month


def _asked(
    reader: Reader, partner: str, kpi: str, *, period: Span, by: Sequence[str], currency: str
) -> tuple[Answer, Decimal | None]:
    """The figures, and what to divide them by: 1 where all rows were reported in the plan's currency.

    There are none of a partner that is not in the cube yet.
    """
    if not published(reader, [partner]):
        return Answer([], reader.snapshot.data_version), Decimal(1)
    where = {"partner": [partner]}
    try:
        own = replace(reader, own_currency=currency)
        return own.ask([kpi], period=period, by=by, where=where, judged=False), Decimal(1)
    except CurrencyError:
        vendors = reader.in_vendor_currency()
        answer = vendors.ask([kpi], period=period, by=by, where=where, judged=False)
        return answer, _plan_rate(reader, currency)


def _plan_rate(reader: Reader, currency: str) -> Decimal | None:
    """How much of the vendor's currency one of `currency` is planned at; None where nobody said."""
    rows = reader.snapshot.query(
        "SELECT plan_rate FROM rates WHERE currency = $currency ORDER BY day DESC LIMIT 1",
        {"currency": currency},
    )
    return rows[0][0] if rows else None
