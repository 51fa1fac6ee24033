"""What a questioned figure was when it was asked about, what it is now, and its rows at both times."""

from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import QueryDict

from quarterdeck.cube import CubeError, Snapshot
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.numbers import DASH, Shown
from quarterdeck.dashboards.pages.drill import NONE, Drill, drill_of
from quarterdeck.dashboards.periods import choose, span_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.selectors import scope_of
from quarterdeck.disputes.asked import explained
from quarterdeck.disputes.models import Dispute
from quarterdeck.intake.labels import label_of, within
from quarterdeck.kpis import catalogue
from quarterdeck.kpis.errors import QuestionError
from quarterdeck.kpis.figure import Unit
from quarterdeck.wording import listed


@dataclass(frozen=True, slots=True)
class Compared:
    """Both values as text; `change` is empty when there is none, or nothing to compare."""

    then: Shown
    now: Shown
    change: str

    @property
    def same(self) -> bool:
        return self.then.exact == self.now.exact


def compared(reader: Reader, dispute: Dispute) -> Compared | None:
    """None for a question about a row, and for a figure that cannot be asked for any more.

    The vendor reads what the asker would see now, so that like is compared with like.
    """
    if not dispute.kpi:
        return None
    as_asker = _as_asker(reader, dispute)
    try:
        now = explained(as_asker, dispute.kpi, drill_of_dispute(as_asker, dispute)).figure
    except (QuestionError, CubeError):
        return None
    then, unit, currency = dispute.shown_value, Unit(dispute.unit), dispute.currency or None
    change = "" if then is None or now.value is None or then == now.value else now.value - then
    return Compared(
        _shown(then, unit, currency),
        _shown(now.value, now.unit, now.currency),
        numbers.shown(change, unit, currency, signed=True).exact if isinstance(change, Decimal) else "",
    )


def drill_of_dispute(reader: Reader, dispute: Dispute) -> Drill:
    """The question's partner, period and filters. Raises PeriodError."""
    query = QueryDict(mutable=True)
    query.update({name: NONE if key is None else key for name, key in dispute.where.items()})
    choice = choose(dispute.period, reader.snapshot.calendar, reader.today)
    return drill_of(reader, query, dispute.partner, choice)


def as_it_was(reader: Reader, dispute: Dispute) -> Reader:
    """The reader, before the rows of the day on which was asked."""
    was: Snapshot = copy(reader.snapshot)
    was.lake_versions = dict(dispute.lake_versions)
    return replace(reader, snapshot=was)


def subjects_of(dispute: Dispute) -> list[str]:
    """Whose rows are behind it."""
    return sorted(dispute.lake_versions)


def labelled(dispute: Dispute, reader: Reader) -> list[tuple[str, str]]:
    """Each subject with what it is called inside of a sentence; not one that was taken away since."""
    known = reader.lake.catalogue
    return [(one, within(known[one])) for one in subjects_of(dispute) if one in known]


def then_of(dispute: Dispute) -> Shown:
    return _shown(dispute.shown_value, Unit(dispute.unit), dispute.currency or None)


def what(dispute: Dispute, reader: Reader) -> str:
    """'Revenue, Q4 2026', 'Sales SO-1001/1'."""
    if dispute.subject:
        subjects, name = reader.lake.catalogue, dispute.subject
        return f"{label_of(subjects[name]) if name in subjects else name} {dispute.row_key}"
    known = catalogue()
    label = str(known[dispute.kpi].label) if dispute.kpi in known else dispute.kpi
    choice = choose(dispute.period, reader.snapshot.calendar, reader.today)
    return listed([label, span_name(choice.span), *(key or "" for key in dispute.where.values())])


def _as_asker(reader: Reader, dispute: Dispute) -> Reader:
    own = dispute.currency if dispute.currency != reader.snapshot.currency else None
    scope = scope_of(dispute.asker) if reader.scope.internal else reader.scope
    return replace(reader, person=dispute.asker, scope=scope, own_currency=own or None)


def _shown(value: Decimal | None, unit: Unit, currency: str | None) -> Shown:
    return Shown(DASH, DASH) if value is None else numbers.shown(value, unit, currency)
