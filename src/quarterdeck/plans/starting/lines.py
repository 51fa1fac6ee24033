"""The lines that a plan begins with: what was sold, the largest first, the rest together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.calendar import YEAR
from quarterdeck.plans.arithmetic.growth import cleaned, grown
from quarterdeck.plans.arithmetic.shapes import Shape, shaped
from quarterdeck.plans.arithmetic.spreading import spread
from quarterdeck.plans.content import Content, Earning, Line, Sold, Way
from quarterdeck.plans.history import REST, Cell, History, divided
from quarterdeck.plans.models import Play
from quarterdeck.plans.starting.known import Known

MOST = 10
"""As many lines of their own at the most; others go together."""
ENOUGH = Decimal("0.95")
"""Once they make up this part of all sales, what is left goes together."""


@dataclass(frozen=True, slots=True)
class Start:
    """A line to be: what it is of, and the year that it grows from."""

    kind: Sold
    sold: str
    name: str
    year: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.year, Decimal(0))


def starts(known: Known, kind: Sold) -> list[Start]:
    """What was sold in the year that the plan grows from, by `kind`, the largest first."""
    groups = _plays(known.history) if kind is Sold.PLAY else _groups(known.history, kind)
    found = [Start(kind, sold, name, known.year(cells)) for sold, name, cells in groups]
    largest = sorted((one for one in found if one.total > 0), key=lambda one: -one.total)
    kept = list(_enough(largest, known.total))
    taken = {cell for sold, _name, cells in groups for cell in cells if sold in {one.sold for one in kept}}
    rest = known.year([cell for cell in known.history.cells if cell not in taken])
    if sum(rest, Decimal(0)) > 0:
        kept.append(Start(Sold.PLAY, REST, _("Everything else"), rest))
    return kept


def named(names: Iterable[str]) -> list[Start]:
    """Lines for these families, of which nothing has been sold yet."""
    return [Start(Sold.FAMILY, name, name, (Decimal(0),) * YEAR) for name in names]


def grown_lines(
    found: Sequence[Start], *, rate: Decimal, clean: bool, length: int, currency: str
) -> list[Line]:
    """Each on last year's months."""
    way = Way(method="growth", growth=(rate,), cleaned=clean)
    return [
        _line(
            number,
            start,
            way,
            grown(cleaned(start.year) if clean else start.year, [rate], length, currency),
        )
        for number, start in enumerate(found, start=1)
    ]


def shaped_lines(
    found: Sequence[Start], shape: Shape, *, begins: int, annual: Decimal, length: int, currency: str
) -> list[Line]:
    """Each in the same shape; they share the year's amount as they sold, evenly where none did."""
    if not found:
        return []
    weights = shape.starting(begins)
    parts = spread(annual, [max(start.total, Decimal(0)) for start in found], money.step(currency))
    return [
        _line(
            number,
            start,
            Way(method="shape", shape=shape.key, annual=(part,)),
            shaped(weights, [part], length, currency),
        )
        for number, (start, part) in enumerate(zip(found, parts, strict=True), start=1)
    ]


def earning_as(source: Content, kind: Sold, sold: str, families: Mapping[str, str]) -> Earning:
    """What a line earned in another plan; a product there is none of as its family, others as the rest."""
    earned = {(line.kind, line.sold): line.earning for line in source.lines}
    family = (Sold.FAMILY, families.get(sold, "")) if kind is Sold.PRODUCT else (kind, sold)
    alike = ((kind, sold), family, (Sold.PLAY, REST))
    return next((earned[one] for one in alike if one in earned), Earning())


def _line(number: int, start: Start, way: Way, months: tuple[Decimal, ...]) -> Line:
    return Line(key=f"l{number}", kind=start.kind, sold=start.sold, name=start.name, way=way, months=months)


def _enough(largest: Sequence[Start], total: Decimal) -> Iterable[Start]:
    """Those that make up most of it: one more line than says something is one too many."""
    reached = Decimal(0)
    for start in largest[:MOST]:
        if reached >= total * ENOUGH:
            return
        reached += start.total
        yield start


def _groups(history: History, kind: Sold) -> list[tuple[str, str, list[Cell]]]:
    """(key, name, cells) of every family, or of every product."""
    groups: dict[str, list[Cell]] = {}
    for family, product in history.cells:
        if key := product if kind is Sold.PRODUCT else family:
            groups.setdefault(key, []).append((family, product))
    return [(key, history.names.get(key, key), cells) for key, cells in groups.items()]


def _plays(history: History) -> list[tuple[str, str, list[Cell]]]:
    plays = list(Play.objects.all())
    lines = [
        Line(key=f"l{number}", kind=Sold.PLAY, sold=play.key, name=play.name, months=())
        for number, play in enumerate(plays, start=1)
    ]
    cells = divided(lines, history.cells)
    return [(play.key, play.name, cells[line.key]) for play, line in zip(plays, lines, strict=True)]
