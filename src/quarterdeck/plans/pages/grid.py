"""The months of a plan as a sheet: a row a line, months with their quarters and years, totals below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from babel import Locale
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.periods import month_label, period_name
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.content import Content, Line, Way
from quarterdeck.plans.known_shapes import known_shapes
from quarterdeck.plans.months import Group, months_of, quarters_of, years_of
from quarterdeck.wording import number_locale


@dataclass(frozen=True, slots=True)
class Column:
    """A month, or what some months add up to: `kind` is month, quarter, year or total."""

    kind: str
    label: str
    under: str
    name: str
    months: range

    @property
    def key(self) -> str:
        """What the sheet reads: which months it adds up."""
        return f"{self.months.start}-{self.months.stop}"


@dataclass(frozen=True, slots=True)
class Row:
    line: Line
    way: str
    minor: str
    cells: SafeString


class Grid:
    """What the template of the sheet shows of a content."""

    def __init__(self, content: Content, calendar: FiscalCalendar) -> None:
        self.content, self.calendar = content, calendar
        self.digits = money.decimals(content.currency)
        self._signs = Signs(number_locale(), self.digits)

    @cached_property
    def columns(self) -> Sequence[Column]:
        return list(_columns(self.content, self.calendar))

    @property
    def rows(self) -> Iterator[Row]:
        words = WayWords(self.content)
        for line in self.content.lines:
            minor = minors(line.months, self.digits)
            yield Row(line, words.of(line), " ".join(map(str, minor)), self._cells(minor, set(line.locked)))

    @property
    def foot(self) -> SafeString:
        """The totals of all lines."""
        by_month = [minors(line.months, self.digits) for line in self.content.lines]
        sums = [sum(column) for column in zip(*by_month, strict=True)] or [0] * self.content.length
        return self._cells(sums, set())

    @property
    def years(self) -> Sequence[Group]:
        return years_of(self.content, self.calendar)

    @property
    def setup(self) -> dict[str, Any]:
        """What the sheet in the browser needs to write numbers as its reader does."""
        return {
            "digits": self.digits,
            "currency": self.content.currency,
            "group": self._signs.group,
            "decimal": self._signs.decimal,
        }

    def _cells(self, months: Sequence[int], locked: set[int]) -> SafeString:
        cells = (self._cell(column, months, locked) for column in self.columns)
        return format_html_join("", "<td{}>{}</td>", cells)

    def _cell(self, column: Column, months: Sequence[int], locked: set[int]) -> tuple[SafeString, str]:
        if column.kind == "month":
            month = column.months.start
            return _LOCKED if month in locked else _FREE, self._signs.written(months[month])
        return _SUMS[column.kind], self._signs.written(sum(months[column.months.start : column.months.stop]))


_FREE = SafeString("")
_LOCKED = SafeString(' class="locked"')
_SUMS = {kind: format_html(' class="sum {}"', kind) for kind in ("quarter", "year", "total")}


class Signs:
    """How amounts in the smallest coin are written: without decimals where there are none."""

    def __init__(self, locale: Locale, digits: int) -> None:
        symbols = locale.number_symbols.get("latn", locale.number_symbols)
        self.group, self.decimal, self.digits = symbols["group"], symbols["decimal"], digits

    def written(self, minor: int) -> str:
        whole, rest = divmod(minor, 10**self.digits)
        text = f"{whole:,}".replace(",", self.group)
        return f"{text}{self.decimal}{rest:0{self.digits}}" if rest else text


class WayWords:
    """How the months of a line came about, in a few words."""

    def __init__(self, content: Content) -> None:
        shaped = any(line.way.method == "shape" for line in content.lines)
        self._shapes = {shape.key: str(shape.name) for shape in known_shapes()} if shaped else {}

    def of(self, line: Line) -> str:
        match line.way:
            case Way(method="growth", growth=rates):
                rate = ", ".join(said(one, Unit.PERCENT) for one in rates) or said(Decimal(0), Unit.PERCENT)
                return _("Last year, growing by %(rate)s") % {"rate": rate}
            case Way(method="shape", shape=key):
                return self._shapes.get(key, _("A sample shape"))
        return _("Own months")


def minors(months: Iterable[Decimal], digits: int) -> list[int]:
    """Amounts in the smallest coin."""
    return [int(amount.scaleb(digits)) for amount in months]


def _columns(content: Content, calendar: FiscalCalendar) -> Iterator[Column]:
    """The months; after each quarter and each year what it adds up to; at the end all of it."""
    quarters = {group.months[-1]: group for group in quarters_of(content, calendar)}
    years = {group.months[-1]: group for group in years_of(content, calendar)}
    for number, month in enumerate(months_of(content, calendar)):
        name = period_name(month)
        yield Column("month", month_label(month), str(month.year), name, range(number, number + 1))
        if quarter := quarters.get(number):
            period = quarter.span.start
            yield Column(
                "quarter", f"Q{period.number}", str(period.year), period_name(period), quarter.months
            )
        if year := years.get(number):
            label = _("Year %(number)s") % {"number": year.key}
            yield Column("year", label, "", label, year.months)
    whole = _("Total")
    yield Column("total", whole, content.currency, whole, range(content.length))
