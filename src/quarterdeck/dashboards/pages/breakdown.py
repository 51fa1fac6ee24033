"""One split of revenue: each part with its share, growth, target and the way further down."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.calendar import Period
from quarterdeck.dashboards.exports.table import Table
from quarterdeck.dashboards.pages.drill import Drill, level_label
from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader, grouped, single
from quarterdeck.kpis.figure import Figure

COLUMNS = ("revenue", "share", "growth", "target", "attainment")
INTERNAL = ("margin_percent",)
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One group and where it leads."""

    key: str | None
    name: str
    address: str
    figures: Mapping[str, Figure]

    @property
    def revenue(self) -> Decimal:
        return self.figures["revenue"].value or Decimal(0)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts, the largest first (months in order of time), and their sum."""

    drill: Drill
    parts: list[Part]
    total: Mapping[str, Figure]

    @property
    def shown(self) -> list[Part]:
        return self.parts[:SHOWN]

    @property
    def largest(self) -> Decimal:
        return max((part.revenue for part in self.parts), default=Decimal(0))

    @property
    def has_target(self) -> bool:
        """Whether any part has a target of its own."""
        return any(part.figures["target"].value for part in self.parts if part.key is not None)


def breakdown(reader: Reader, drill: Drill) -> Breakdown:
    """Two questions: the parts and the whole."""
    names = COLUMNS + (INTERNAL if reader.scope.internal else ())
    where, period = drill.question, drill.choice.span
    total = single(reader.ask(names, where=where, period=period))
    if not drill.by:
        return Breakdown(drill, [], total)
    groups = grouped(reader.ask(names, by=(drill.by,), where=where, period=period), drill.by)
    parts = [
        Part(key, _name(reader, drill.by, key, figures), drill.into(key), figures)
        for (key,), figures in groups.items()
    ]
    if drill.by != "month":
        parts.sort(key=lambda part: -part.revenue)
    return Breakdown(drill, parts, total)


def trail(reader: Reader, drill: Drill) -> list[tuple[str, str]]:
    """(what one is held at, the way back there) for each step down."""
    steps, where = [], dict[str, str | None]()
    names = _names(reader, drill)
    for name, key in drill.where.items():
        steps.append((names[name], Drill(drill.partner, name, dict(where), drill.choice).address()))
        where[name] = key
    return steps


def table(found: Breakdown, currency: str) -> Table:
    """Every part, as values."""
    drill = found.drill
    money, ratio = _("%s (" + currency + ")"), _("%s (1 = 100 %%)")
    headings = (
        _("Key"),
        level_label(drill.by),
        money % _("Revenue"),
        ratio % _("Share"),
        ratio % _("Growth"),
        money % _("Target"),
        ratio % _("Attainment"),
    )
    rows = (
        (part.key or "", part.name, *(part.figures[name].value for name in COLUMNS)) for part in found.parts
    )
    who = f"{drill.partner.name} " if drill.partner else ""
    return Table(f"{who}{drill.choice.key} by {drill.by}", headings, rows)


def _names(reader: Reader, drill: Drill) -> dict[str, str]:
    """The names of the keys that a drill is held at."""
    held = list(drill.where)
    if not held:
        return {}
    answer = reader.ask(["revenue"], by=held, where=drill.question, period=drill.choice.span)
    labels = answer.figures[0].labels if answer.figures else {}
    return {name: labels.get(name) or key or _("not allocated") for name, key in drill.where.items()}


def _name(reader: Reader, by: str, key: str | None, figures: Mapping[str, Figure]) -> str:
    if key is None:
        return _("not allocated")
    if by == "month":
        return period_name(Period.parse(key, reader.snapshot.calendar))
    return figures["revenue"].labels.get(by) or key
