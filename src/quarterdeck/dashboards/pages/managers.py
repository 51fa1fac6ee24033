"""Managers side by side: what each one's partners bring, and who of them is in trouble."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import Span
from quarterdeck.dashboards.pages.lens import Lens
from quarterdeck.dashboards.pages.portfolio import Portfolio, Row
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Group, Reader, grouped
from quarterdeck.dashboards.status_words import status_word
from quarterdeck.directory.models import Assignment
from quarterdeck.exports.heading import money, ratio, times
from quarterdeck.exports.table import Table
from quarterdeck.kpis.book import book_of
from quarterdeck.kpis.figure import Figure, Status

COLUMNS = ("revenue", "target", "target_to_date", "revenue_last_year", "attainment", "pace", "growth")
SHOWN = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerLine:
    """One manager; without a key, the partners that nobody looks after. `needing`: those in trouble."""

    key: str
    name: str
    address: str
    count: int
    figures: Group
    coming: Figure | None
    needing: Sequence[Row]

    @property
    def missing(self) -> Decimal:
        due = self._value("target_to_date") or self._value("revenue_last_year")
        return due - self._value("revenue")

    @property
    def standing(self) -> Status:
        """Against target; against last year where there is none."""
        if not self.figures:
            return Status.NOT_AVAILABLE
        attainment = self.figures["attainment"]
        return (attainment if attainment.value is not None else self.figures["growth"]).status

    @property
    def trouble(self) -> str:
        """'Nordlicht Systems and 2 more'"""
        if not self.needing:
            return _("Nobody")
        first, more = self.needing[0].name, len(self.needing) - 1
        if not more:
            return first
        return ngettext("%(first)s and %(count)s more", "%(first)s and %(count)s more", more) % {
            "first": first,
            "count": more,
        }

    def _value(self, name: str) -> Decimal:
        figure = self.figures.get(name)
        return (figure.value if figure else None) or Decimal(0)


def managers(
    reader: Reader, lens: Lens, choice: PeriodChoice, partners: Portfolio | None = None
) -> list[ManagerLine]:
    """Who looks after the partners of a lens today, who lacks most at the top. Two questions to the cube."""
    rows = {row.key: row for row in partners.needing} if partners else {}
    counts, holders = _assigned(reader, lens, rows)
    names = book_of(reader.snapshot).people
    following = Span(choice.following, choice.following)
    now = _by_manager(reader, lens, COLUMNS, choice.span)
    ahead = _by_manager(reader, lens, ("pipeline_index",), following)
    lines = [
        ManagerLine(
            key=key or "",
            name=names.get(key, key) if key else _("No manager"),
            address=f"{reverse('lens', args=['managers', key])}?{urlencode({'period': choice.key})}"
            if key
            else "",
            count=count,
            figures=now.get(key, {}),
            coming=ahead.get(key, {}).get("pipeline_index"),
            needing=[row for one, row in rows.items() if holders[one] == key],
        )
        for key, count in counts.items()
    ]
    return sorted(lines, key=lambda line: (not line.key, -line.missing, line.name))


def _assigned(
    reader: Reader, lens: Lens, wanted: Collection[str]
) -> tuple[Mapping[str | None, int], Mapping[str, str | None]]:
    """How many partners each manager has, and who has the `wanted` ones.

    As in figures, the last to begin counts.
    """
    held = (
        Assignment.objects.on(reader.today)
        .filter(partner=OuterRef("pk"))
        .order_by("-since", "-manager__email")
    )
    partners = lens.partners.annotate(holder=Subquery(held.values("manager__email")[:1])).order_by()
    counts = partners.values_list("holder").annotate(size=Count("pk"))
    holders = partners.filter(pk__in=wanted).values_list("pk", "holder")
    return dict(counts), dict(holders)


def _by_manager(reader: Reader, lens: Lens, names: Sequence[str], period: Span) -> dict[str | None, Group]:
    answer = reader.ask(names, by=("manager",), where=lens.where, period=period, owner="today")
    return {key: group for (key,), group in grouped(answer, "manager").items()}


def table(lines: Sequence[ManagerLine], name: str, currency: str, following: str) -> Table:
    """Every manager, as values."""
    headings = (
        _("Manager"),
        _("Name"),
        _("Partners"),
        money(_("Revenue"), currency),
        money(_("Target"), currency),
        ratio(_("Attainment")),
        ratio(_("Pace")),
        ratio(_("Growth")),
        _("Status"),
        times(_("Pipeline index, %s") % following),
        _("Partners that need attention"),
    )
    wanted = ("revenue", "target", "attainment", "pace", "growth")
    rows = (
        (
            line.key,
            line.name,
            line.count,
            *(line.figures[one].value if one in line.figures else None for one in wanted),
            status_word(line.standing),
            line.coming.value if line.coming else None,
            "; ".join(row.name for row in line.needing),
        )
        for line in lines
    )
    return Table(name, headings, rows)
