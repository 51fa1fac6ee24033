"""The tables of a summary: partners, and the groups above them."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.dashboards.numbers import DASH, shown
from quarterdeck.kpis.figure import Status, Unit
from quarterdeck.plans.publishing import BASIS
from quarterdeck.summaries.content.value import Audience, Group, Line, Measures, Summary
from quarterdeck.summaries.words.told import Cell, Table
from quarterdeck.wording import whole as counted


def tables(summary: Summary, following: str) -> tuple[Table, ...]:
    """Those that have rows."""
    if summary.audience is Audience.COMPANY:
        found = [_families(summary), _lines(summary, _("Your resellers"), following)]
    elif summary.audience is Audience.MANAGER:
        found = [_lines(summary, _("Your partners"), following)]
    else:
        found = [_groups(summary, following), _lines(summary, _("Who needs somebody first"), following)]
    return tuple(table for table in found if table.rows)


def _lines(summary: Summary, title: str, following: str) -> Table:
    heads = (
        _("Partner"),
        _in(_("Revenue"), summary.currency),
        _("Attainment"),
        _("Against last year"),
        _("Pipeline index, %s") % following,
    )
    rows = tuple(_line(line, summary) for line in summary.lines)
    notes = _left(summary.partners - len(summary.lines))
    if any(line.basis == BASIS for line in summary.lines):
        notes.append(_("Who has signed a plan is measured by it."))
    return Table(title, heads, rows, " ".join(notes))


def _left(many: int) -> list[str]:
    """How many are not shown: the worst stand first."""
    if many <= 0:
        return []
    words = ngettext("%(count)s more stands better.", "%(count)s more stand better.", many)
    return [words % {"count": counted(many)}]


def _line(line: Line, summary: Summary) -> tuple[Cell, ...]:
    return (
        Cell(line.name, partner=line.key),
        _money(line.revenue, summary.currency),
        _ratio(line.attainment, line.status if line.attainment is not None else Status.NEUTRAL),
        _growth(line),
        _index(line),
    )


def _groups(summary: Summary, following: str) -> Table:
    by_region = summary.audience is Audience.CHIEF
    heads = (
        _("Region") if by_region else _("Manager"),
        _in(_("Revenue"), summary.currency),
        _("Attainment"),
        _("Against last year"),
        _("Ahead"),
        _("Short"),
        _("Pipeline index, %s") % following,
    )
    rows = tuple(
        (
            Cell(group.name or (_("No region") if by_region else _("No manager"))),
            _money(group.revenue, summary.currency),
            _ratio(group.attainment, group.status if group.attainment is not None else Status.NEUTRAL),
            _growth(group),
            Cell(_of(group.many_ahead, group)),
            Cell(_of(group.many_short, group)),
            _index(group),
        )
        for group in summary.groups
    )
    title = _("By region") if by_region else _("By manager")
    return Table(title, heads, rows, " ".join(_left(summary.groups_in_all - len(rows))))


def _families(summary: Summary) -> Table:
    heads = (
        _("Family"),
        _in(_("Revenue"), summary.currency),
        _in(_("A year before"), summary.currency),
        _("Against last year"),
    )
    rows = tuple(
        (
            Cell(group.name or _("Without a family")),
            _money(group.revenue, summary.currency),
            _money(group.last_year, summary.currency),
            _growth(group),
        )
        for group in summary.groups
    )
    return Table(_("What it was made of"), heads, rows)


def _in(name: str, currency: str) -> str:
    return _("%(name)s (%(currency)s)") % {"name": name, "currency": currency}


def _of(many: int, group: Group) -> str:
    return _("%(some)s of %(all)s") % {"some": counted(many), "all": counted(group.partners)}


def _money(value: Decimal | None, currency: str) -> Cell:
    return Cell(DASH if value is None else shown(value, Unit.MONEY, currency).short)


def _ratio(value: Decimal | None, status: Status) -> Cell:
    return Cell(DASH) if value is None else Cell(shown(value, Unit.PERCENT).short, status)


def _growth(measures: Measures) -> Cell:
    if measures.growth is None:
        return Cell(DASH)
    return Cell(shown(measures.growth, Unit.PERCENT, signed=True).short)


def _index(measures: Measures) -> Cell:
    if measures.index is None:
        return Cell(DASH)
    return Cell(shown(measures.index, Unit.TIMES).short, measures.index_status)
