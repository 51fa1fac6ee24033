"""The parts of a set of partners by one dimension, each with the way to its own page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.calendar import Span
from quarterdeck.dashboards.pages.course import Where
from quarterdeck.dashboards.pages.drill import level_label, lookup
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Group, Reader, grouped
from quarterdeck.dashboards.status_words import status_word
from quarterdeck.directory.models import Partner
from quarterdeck.exports.heading import money, ratio, times
from quarterdeck.exports.table import Table
from quarterdeck.kpis.figure import Figure, Status

COLUMNS = (
    "revenue",
    "share",
    "growth",
    "change",
    "revenue_last_year",
    "target",
    "target_to_date",
    "attainment",
    "pace",
)
NEXT = ("pipeline_index", "pipeline")
LENSES = {"type": "types", "family": "families"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part; its address is empty where no page is its own."""

    key: str | None
    name: str
    address: str
    figures: Group
    coming: Figure | None

    @property
    def size(self) -> Decimal:
        """How much it brings, or brought a year ago: what fell to nothing is news, too."""
        return max(self.value("revenue"), self.value("revenue_last_year"))

    @property
    def missing(self) -> Decimal:
        """How far behind its target to date, or behind last year where it has none; negative when ahead."""
        return (self.value("target_to_date") or self.value("revenue_last_year")) - self.value("revenue")

    @property
    def standing(self) -> Status:
        """Against target; against last year where there is none."""
        attainment = self.figures["attainment"]
        return (attainment if attainment.value is not None else self.figures["growth"]).status

    def value(self, name: str) -> Decimal:
        return self.figures[name].value or Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """All parts, the largest first. They sum to `total`."""

    by: str
    label: str
    parts: Sequence[Part]
    total: Group

    @property
    def largest(self) -> Decimal:
        return max((part.value("revenue") for part in self.parts), default=Decimal(0))

    @property
    def has_target(self) -> bool:
        """Whether any part has a target of its own."""
        return any(part.figures["target"].value for part in self.parts if part.key is not None)

    @property
    def has_coming(self) -> bool:
        return any(part.coming and part.coming.value is not None for part in self.parts)

    @property
    def weakest(self) -> Part | None:
        """The part that makes up most of what is missing; None when it is spread, or nothing is."""
        missing = [part for part in self.parts if part.missing > 0]
        largest = max(missing, key=lambda part: part.missing, default=None)
        if largest is None or largest.key is None or self.behind <= 0:
            return None
        return largest if largest.missing * 2 >= sum(part.missing for part in missing) else None

    @property
    def behind(self) -> Decimal:
        """How much all of them lack to their target to date, or to last year."""
        due = self.total["target_to_date"].value or self.total["revenue_last_year"].value or Decimal(0)
        return due - (self.total["revenue"].value or Decimal(0))


def parts(
    reader: Reader, by: str, where: Where, choice: PeriodChoice, total: Group, *, coming: bool = False
) -> Parts:
    """One question to the cube; two where the pipeline of the coming quarter is wanted as well."""
    found = grouped(reader.ask(COLUMNS, by=(by,), where=where, period=choice.span), by)
    ahead: Mapping[tuple[str | None, ...], Group] = {}
    if coming:
        following = Span(choice.following, choice.following)
        ahead = grouped(reader.ask(NEXT, by=(by,), where=where, period=following), by)
    opens = opening(reader, by)
    shown = [
        Part(
            key=key,
            name=_("not allocated") if key is None else figures["revenue"].labels.get(by, key),
            address=lens_address(reader, by, key, choice) if key in opens else "",
            figures=figures,
            coming=ahead.get((key,), {}).get("pipeline_index"),
        )
        for (key,), figures in found.items()
    ]
    shown.sort(key=lambda part: (-part.size, part.name))
    return Parts(by=by, label=level_label(by), parts=shown, total=total)


def opening(reader: Reader, by: str) -> Collection[str | None]:
    """The keys whose pages the reader may open: former partners' types and places are not among them."""
    if by == "territory":
        return set(Partner.objects.visible_to(reader.scope).values_list("territory", flat=True).distinct())
    values, dimension = lookup(reader, by)
    return values.known(dimension).keys()


def lens_address(reader: Reader, by: str, key: str | None, choice: PeriodChoice) -> str:
    """The page of one part: territories of every level have pages of one kind."""
    kind = "territories" if by in ("territory", *reader.snapshot.levels) else LENSES.get(by)
    if kind is None or key is None:
        return ""
    return f"{reverse('lens', args=[kind, key])}?{urlencode({'period': choice.key})}"


def table(found: Parts, name: str, currency: str, following: str) -> Table:
    """Every part, as values."""
    headings = (
        _("Key"),
        found.label,
        money(_("Revenue"), currency),
        ratio(_("Share")),
        ratio(_("Growth")),
        money(_("Change on last year"), currency),
        money(_("Revenue last year"), currency),
        money(_("Target"), currency),
        money(_("Target to date"), currency),
        ratio(_("Attainment")),
        ratio(_("Pace")),
        _("Status"),
        times(_("Pipeline index, %s") % following),
    )
    rows = (
        (
            part.key or "",
            part.name,
            *(part.figures[one].value for one in COLUMNS),
            status_word(part.standing),
            part.coming.value if part.coming else None,
        )
        for part in found.parts
    )
    return Table(name, headings, rows)
