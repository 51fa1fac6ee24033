"""One split of revenue: each part with its share, growth, target and the way further down."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards.pages.drill import Drill, level_label, lookup, places_of
from quarterdeck.dashboards.periods import name_of
from quarterdeck.dashboards.reader import Reader, grouped, single
from quarterdeck.dashboards.status_words import status_word
from quarterdeck.directory.models import Partner
from quarterdeck.exports.heading import money, ratio
from quarterdeck.exports.table import Table
from quarterdeck.kpis import Answer, Rank, Ranked
from quarterdeck.kpis.book import book_of
from quarterdeck.kpis.figure import Figure

COLUMNS = ("revenue", "share", "growth", "target", "attainment")
INTERNAL = ("margin_percent",)
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One group and where it leads: nowhere when the address is empty."""

    key: str | None
    name: str
    address: str
    figures: Mapping[str, Figure]

    @property
    def revenue(self) -> Decimal:
        return self.figures["revenue"].value or Decimal(0)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts, the largest first (months in order of time), and their sum.

    Of many partners, `rest` are the figures of the `others` put together.
    """

    drill: Drill
    parts: list[Part]
    total: Mapping[str, Figure]
    rest: Mapping[str, Figure] = field(default_factory=dict)
    others: int = 0

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


def breakdown(reader: Reader, drill: Drill, *, every: bool = False) -> Breakdown:
    """Two questions: the parts and the whole. `every` partner is worked out for a file alone."""
    names = COLUMNS + (INTERNAL if reader.scope.internal else ())
    where, period = drill.question, drill.choice.span
    total = single(reader.ask(names, where=where, period=period))
    if not drill.by:
        return Breakdown(drill, [], total)
    opens = _opening(reader, drill.by)
    found = _asked(reader, drill, names, every=every)
    groups = grouped(found, drill.by)
    parts = [
        Part(
            key,
            _name(reader, drill.by, key),
            drill.into(key) if opens is None or key is None or key in opens else "",
            figures,
        )
        for (key,), figures in groups.items()
    ]
    if drill.by != "month":
        parts.sort(key=lambda part: -part.revenue)
    if isinstance(found, Ranked):
        return Breakdown(drill, parts, total, found.rest, found.others)
    return Breakdown(drill, parts, total)


def _asked(reader: Reader, drill: Drill, names: Sequence[str], *, every: bool) -> Answer | Ranked:
    """Of partners, who may be tens of thousands, only the largest are worked out one by one."""
    where, period = drill.question, drill.choice.span
    if drill.by == "partner" and not every:
        return reader.rank(names, drill.by, Rank("revenue", most=SHOWN), period=period, where=where)
    return reader.ask(names, by=(drill.by,), where=where, period=period)


def trail(reader: Reader, drill: Drill) -> list[tuple[str, str]]:
    """(what one is held at, the way back there) for each step down."""
    steps, where = [], dict[str, str | None]()
    for name, key in drill.where.items():
        back = replace(drill, by=name, where=dict(where))
        steps.append((_name(reader, name, key), back.address()))
        where[name] = key
    return steps


def table(found: Breakdown, currency: str, *, internal: bool) -> Table:
    """Every part, as values; with the margin for whom it is shown."""
    drill = found.drill
    headings = (
        _("Key"),
        level_label(drill.by),
        money(_("Revenue"), currency),
        ratio(_("Share")),
        ratio(_("Growth")),
        money(_("Target"), currency),
        ratio(_("Attainment")),
        _("Status"),
        *([ratio(_("Margin, internal"))] if internal else []),
    )
    rows = (
        (
            part.key or "",
            part.name,
            *(part.figures[name].value for name in COLUMNS),
            status_word(part.figures["attainment"]),
            *(part.figures[name].value for name in (INTERNAL if internal else ())),
        )
        for part in found.parts
    )
    who = f"{drill.partner.name} " if drill.partner else ""
    return Table(f"{who}{drill.choice.key} by {drill.by}", headings, rows)


def _opening(reader: Reader, by: str) -> Collection[str] | None:
    """The keys that lead further; None for all. What only a manager's sales of former days know does not."""
    if by == "partner":
        return set(Partner.objects.visible_to(reader.scope).values_list("key", flat=True))
    values, dimension = lookup(reader, by)
    return values.known(dimension) if dimension.kind in ("place", "partner column") else None


def _name(reader: Reader, by: str, key: str | None) -> str:
    """What a key is called, whether or not anything was sold under it."""
    if key is None:
        return _("not allocated")
    if by == "month":
        return name_of(key, reader.snapshot.calendar)
    if by in places_of(reader):
        return book_of(reader.snapshot).territories.get(key, (key,))[0]
    values, dimension = lookup(reader, by)
    return values.label(dimension, key) or key
