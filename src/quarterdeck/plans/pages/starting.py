"""The page of a new plan: what is proposed, line by line and year by year, and what to know before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.dashboards.charts.sparkline import sparkline
from quarterdeck.dashboards.periods import span_name
from quarterdeck.plans.arithmetic.totals import by_year
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.history import divided
from quarterdeck.plans.months import months_of
from quarterdeck.plans.starting.copying import closing_year
from quarterdeck.plans.starting.known import Known

Before = Mapping[str, Decimal]
"""By line, the year before the plan."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the year it grows from, each plan year, and its course."""

    name: str
    before: Decimal
    years: Sequence[Decimal]
    course: SafeString


@dataclass(frozen=True, slots=True)
class Proposal:
    """All lines, and their totals; `years` are the plan's, by number and by the months they span."""

    rows: Sequence[Row]
    total: Row
    years: Sequence[tuple[str, str]]


def sold_before(known: Known, content: Content) -> Before:
    """What each line grows from: what was sold of it last year."""
    cells = divided(content.lines, known.history.cells)
    return {key: sum(known.year(of_line), Decimal(0)) for key, of_line in cells.items()}


def planned_before(content: Content) -> Before:
    """The last year of an older plan."""
    return {line.key: sum(closing_year(line), Decimal(0)) for line in content.lines}


def proposal_of(content: Content, before: Before, whole: Decimal, calendar: FiscalCalendar) -> Proposal:
    """`whole` is the year before of all lines."""
    totals = by_year(content, calendar)
    rows = [
        Row(
            line.name,
            before[line.key],
            [total.lines[at] for _group, total in totals],
            _course(line),
        )
        for at, line in enumerate(content.lines)
    ]
    together = Row(_("All lines"), whole, [total.amount for _group, total in totals], SafeString(""))
    return Proposal(rows, together, [(group.key, span_name(group.span)) for group, _total in totals])


def _course(line: Line) -> SafeString:
    if not any(line.months):
        return SafeString("")
    return sparkline(line.months, _("Month by month: %s") % line.name)


def span_of(content: Content, calendar: FiscalCalendar) -> str:
    """'January 2027 to December 2029'."""
    months = months_of(content, calendar)
    return span_name(Span(months[0], months[-1]))
