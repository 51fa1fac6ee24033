"""Which partners stand out: the largest, and those who move the whole up and down most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.dashboards.pages.course import Where
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Group, Reader, grouped
from quarterdeck.directory.models import Partner
from quarterdeck.exports.heading import money, ratio
from quarterdeck.exports.table import Table
from quarterdeck.kpis import Rank, Ranked

COLUMNS = ("revenue", "share", "revenue_last_year", "change", "growth")
LARGEST = 10
MOVERS = 5
MOST = Decimal("0.8")  # how many partners make that much of the revenue?


@dataclass(frozen=True, slots=True, kw_only=True)
class Standout:
    """One partner. `opens`: whether its page does; `moved` is its share of all that rose, or fell."""

    key: str
    name: str
    opens: bool
    figures: Group
    moved: Decimal

    @property
    def revenue(self) -> Decimal:
        return self.figures["revenue"].value or Decimal(0)

    @property
    def change(self) -> Decimal:
        return self.figures["change"].value or Decimal(0)

    @property
    def distance(self) -> Decimal:
        return abs(self.change)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standouts:
    """The partners that stand out among `groups`. `reaching` of them make 80 % of the revenue.

    `every` one that was told apart, who fell most first; more than those that are shown.
    """

    every: Sequence[Standout]
    largest: Sequence[Standout]
    up: Sequence[Standout]
    down: Sequence[Standout]
    rest: Group
    others: int
    groups: int
    reaching: int

    def share(self, count: int) -> Decimal:
        """Which part of the revenue the largest ones make."""
        return sum((one.figures["share"].value or Decimal(0) for one in self.largest[:count]), Decimal(0))

    @property
    def farthest(self) -> Decimal:
        """The largest change, up or down: as long as a bar gets."""
        return max((one.distance for one in (*self.up, *self.down)), default=Decimal(0))


def standouts(reader: Reader, where: Where, choice: PeriodChoice, *, movers: int = MOVERS) -> Standouts:
    """One question to the cube, whatever the number of partners."""
    found = reader.rank(
        COLUMNS,
        "partner",
        Rank("revenue", most=LARGEST),
        Rank("change", most=movers, least=movers),
        period=choice.span,
        where=where,
        reach=MOST,
    )
    return _sorted(list(_standouts(reader, found)), found)


def _sorted(every: list[Standout], found: Ranked) -> Standouts:
    by_change = sorted(every, key=lambda one: (one.change, one.key))
    return Standouts(
        every=by_change,
        largest=sorted((one for one in every if one.revenue > 0), key=lambda one: (-one.revenue, one.key))[
            :LARGEST
        ],
        up=[one for one in reversed(by_change) if one.change > 0][:MOVERS],
        down=[one for one in by_change if one.change < 0][:MOVERS],
        rest=found.rest,
        others=found.others,
        groups=found.groups,
        reaching=found.reaching,
    )


def _standouts(reader: Reader, found: Ranked) -> Iterable[Standout]:
    groups = {key: figures for (key,), figures in grouped(found, "partner").items() if key is not None}
    visible = Partner.objects.visible_to(reader.scope).filter(key__in=list(groups))
    opens = set(visible.values_list("key", flat=True))
    for key, figures in groups.items():
        change = figures["change"].value or Decimal(0)
        whole = found.rises if change > 0 else found.falls
        name = figures["revenue"].labels.get("partner", key)
        yield Standout(
            key=key,
            name=name,
            opens=key in opens,
            figures=figures,
            moved=change / whole if whole else Decimal(0),
        )


def table(found: Standouts, name: str, currency: str) -> Table:
    """Those that stand out and the sum of the others, as values."""
    headings = (
        _("Partner"),
        _("Name"),
        money(_("Revenue"), currency),
        ratio(_("Share")),
        money(_("Revenue last year"), currency),
        money(_("Change on last year"), currency),
        ratio(_("Growth")),
    )
    rows = [(one.key, one.name, *(one.figures[kpi].value for kpi in COLUMNS)) for one in found.every]
    if found.rest:
        others = _("All others (%s)") % found.others
        rows.append(("", others, *(found.rest[kpi].value for kpi in COLUMNS)))
    return Table(name, headings, rows)
