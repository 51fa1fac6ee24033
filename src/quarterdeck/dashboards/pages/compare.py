"""Two to five partners side by side: the same figures, and 24 months on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.calendar import Span
from quarterdeck.dashboards.pages.portfolio import courses, published
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, grouped
from quarterdeck.directory.models import Partner
from quarterdeck.exports.table import Table
from quarterdeck.kpis import Kpi, definitions
from quarterdeck.kpis.figure import Figure, Unit

FEWEST, MOST = 2, 5
FOUND = 8
NOW = ("revenue", "attainment", "pace", "growth", "win_rate", "average_deal", "coverage")
INTERNAL = ("margin_percent",)
NEXT = "pipeline_index"


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of each partner, in the order of the partners; None where the cube knows none."""

    kpi: Kpi
    figures: Sequence[Figure | None]

    @property
    def best(self) -> int | None:
        """The place of the highest, where one stands out."""
        return self._place(max(self._values, default=None))

    @property
    def worst(self) -> int | None:
        return self._place(min(self._values, default=None))

    @property
    def _values(self) -> list[Decimal]:
        return [one.value for one in self.figures if one and one.value is not None]

    def _place(self, value: Decimal | None) -> int | None:
        """Nowhere where several share it, or the figure is not to be high."""
        if value is None or self.kpi.direction != "higher" or self._values.count(value) > 1:
            return None
        if len(self._values) < FEWEST:
            return None
        return next(place for place, one in enumerate(self.figures) if one and one.value == value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The partners as they were named, with their figures and courses."""

    partners: Sequence[Partner]
    lines: Sequence[Compared]
    courses: Sequence[Sequence[Decimal]]

    @property
    def largest(self) -> Decimal:
        """The highest month of all: the scale of every course."""
        return max((value for course in self.courses for value in course), default=Decimal(0))

    def line(self, kpi: str) -> Compared:
        return next(line for line in self.lines if line.kpi.name == kpi)


def compare(reader: Reader, partners: Sequence[Partner], choice: PeriodChoice) -> Comparison:
    """Three questions to the cube, whatever the number of partners."""
    keys = [partner.key for partner in partners]
    known = published(reader, keys)
    names = (*NOW, *(INTERNAL if reader.scope.internal else ()))
    following = Span(choice.following, choice.following)
    where = {"partner": known}
    now = (
        grouped(reader.ask(names, by=("partner",), where=where, period=choice.span), "partner")
        if known
        else {}
    )
    ahead = (
        grouped(reader.ask([NEXT], by=("partner",), where=where, period=following), "partner")
        if known
        else {}
    )
    drawn = courses(reader, keys)
    records = definitions()
    return Comparison(
        partners=partners,
        lines=[
            Compared(records[name], [source.get((key,), {}).get(name) for key in keys])
            for source, some in ((now, names), (ahead, (NEXT,)))
            for name in some
        ],
        courses=[drawn[key] for key in keys],
    )


def named(reader: Reader, text: str, chosen: Sequence[str]) -> list[Partner]:
    """Partners that `text` may mean, besides those chosen: by key, or by a part of the name."""
    others = Partner.objects.visible_to(reader.scope).exclude(key__in=list(chosen))
    exact = list(others.filter(key=text)) if "\0" not in text else []
    return exact or list(others.filter(name__icontains=text.replace("\0", ""))[:FOUND])


def table(found: Comparison, choice: PeriodChoice, currency: str) -> Table:
    """A line a figure, a column a partner, as values."""
    headings = (_("Figure"), _("Unit"), _("Period"), *(partner.name for partner in found.partners))
    rows = (
        (
            str(line.kpi.label),
            currency if line.kpi.unit is Unit.MONEY else line.kpi.unit.value,
            choice.following.key if line.kpi.name == NEXT else choice.key,
            *(one.value if one else None for one in line.figures),
        )
        for line in found.lines
    )
    return Table(_("Comparison %s") % choice.key, headings, rows)
