"""Plans by region and by manager: who has one, and what they add up to against quota."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck import kpis
from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.pages.drill import level_label, places_of
from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Kind, Role
from quarterdeck.exports.heading import money, ratio
from quarterdeck.exports.table import Table
from quarterdeck.kpis.book import book_of
from quarterdeck.plans.listing.coverage import Coverage, coverage, grouped
from quarterdeck.wording import midsentence

Basis = Literal["plan", "quota"]
Amounts = Mapping[str | None, Decimal]
SHOWN = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A region or a manager. Without a key: the partners that have none."""

    key: str
    name: str
    address: str
    cover: Coverage
    plan: Decimal
    quota: Decimal

    @property
    def part(self) -> Decimal | None:
        """Of the quota."""
        return self.plan / self.quota if self.quota else None


@dataclass(frozen=True, slots=True)
class Side:
    """One table: `by` is what its address calls it. Who lacks most plans stands first."""

    by: Literal["region", "manager"]
    what: str
    title: str
    lines: list[Line]

    @property
    def shown(self) -> list[Line]:
        return self.lines[:SHOWN]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything in one fiscal year, in the vendor's currency."""

    year: Period
    currency: str
    total: Coverage
    sides: tuple[Side, ...]

    @property
    def year_name(self) -> str:
        return period_name(self.year)


def overview(reader: Reader, year: Period) -> Overview:
    """Three questions to the cube, five to the database."""
    found = coverage(reader.scope, reader.today)
    level = places_of(reader)[:1] if reader.scope.everything else ()
    place = level[0] if level else "territory"
    regions = _regions(reader, place)
    quotas = _sums(reader, year, "quota", "manager")
    plans = {by: _sums(reader, year, "plan", by) for by in (place, "manager")}
    home = _homes(reader)
    by_region: dict[str | None, Decimal] = {}
    for manager, quota in quotas.items():
        region = regions.get(home.get(manager or "", ""))
        by_region[region] = by_region.get(region, Decimal(0)) + quota
    covers = grouped(found, lambda one: regions.get(one[0] or ""))
    names = {key: one[0] for key, one in book_of(reader.snapshot).territories.items()}
    people = book_of(reader.snapshot).people
    what = level_label(place)
    sides = (
        Side(
            "region",
            what,
            _("By %(level)s") % {"level": midsentence(what)},
            _lines(covers, names, "region", plans[place], by_region),
        ),
        Side(
            "manager",
            _("Manager"),
            _("By manager"),
            _lines(grouped(found, lambda one: one[1]), people, "manager", plans["manager"], quotas),
        ),
    )
    return Overview(year, reader.snapshot.currency, sum(found.values(), Coverage()), sides)


def table(side: Side, year: str, currency: str) -> Table:
    headings = (
        side.what,
        _("Name"),
        _("Partners"),
        _("Plan in force"),
        _("Plan in the making"),
        _("No plan"),
        _("Plan ends within 90 days"),
        money(_("Plans %(year)s") % {"year": year}, currency),
        money(_("Quota %(year)s") % {"year": year}, currency),
        ratio(_("Plans / quota")),
    )
    rows = (
        (
            line.key,
            line.name,
            line.cover.partners,
            line.cover.signed,
            line.cover.making,
            line.cover.missing,
            line.cover.ending,
            line.plan,
            line.quota or None,
            line.part,
        )
        for line in side.lines
    )
    return Table(_("Plans: %(title)s") % {"title": side.title}, headings, rows)


def _lines(
    covers: Mapping[str | None, Coverage],
    names: Mapping[str, str],
    by: Literal["region", "manager"],
    plans: Amounts,
    quotas: Amounts,
) -> list[Line]:
    keys = [*covers, *(key for key in (*plans, *quotas) if key not in covers)]
    lines = [
        Line(
            key=key or "",
            name=names.get(key, key) if key else _("None of them"),
            address=f"{reverse('plans')}?{urlencode({'state': 'missing', by: key})}" if key else "",
            cover=covers.get(key, Coverage()),
            plan=plans.get(key, Decimal(0)),
            quota=quotas.get(key, Decimal(0)),
        )
        for key in dict.fromkeys(keys)
    ]
    return sorted(lines, key=lambda line: (not line.key, -line.cover.missing, line.name))


def _sums(reader: Reader, year: Period, basis: Basis, by: str) -> dict[str | None, Decimal]:
    answer = kpis.ask(
        reader.snapshot,
        reader.scope,
        ("target",),
        by=(by,),
        period=Span(year, year),
        owner="today",
        basis=basis,
        today=reader.today,
        judged=False,
    )
    return {figure.by[by]: figure.value or Decimal(0) for figure in answer.figures}


def _regions(reader: Reader, place: str) -> dict[str, str]:
    """The region that each territory lies in; each is its own where the reader's are the finest."""
    known = book_of(reader.snapshot).territories
    if place == "territory":
        return {key: key for key in known}
    found: dict[str, str] = {}
    for key in known:
        if region := next((one for one in _upwards(key, known) if known[one][2] == place), None):
            found[key] = region
    return found


def _upwards(key: str | None, known: Mapping[str, tuple[str, str | None, str]]) -> Iterable[str]:
    seen: set[str] = set()
    while key is not None and key in known and key not in seen:
        seen.add(key)
        yield key
        key = known[key][1]


def _homes(reader: Reader) -> dict[str, str]:
    """Where each manager works."""
    kinds = (Kind.MANAGER, Kind.REGIONAL)
    roles = Role.objects.counting(reader.today).filter(kind__in=kinds, territory__isnull=False)
    return dict(roles.values_list("person__email", "territory"))
