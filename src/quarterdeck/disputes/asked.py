"""What a question is about, read from an address: a figure as its reader sees it, or one row."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404, QueryDict

from quarterdeck import cube, kpis
from quarterdeck.cube import Heading
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.pages.drill import Drill, drill_of
from quarterdeck.dashboards.pages.rows import has_rows_of_partners
from quarterdeck.dashboards.periods import PeriodChoice, choose
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.directory.selectors import get_partner
from quarterdeck.disputes.models import Dispute
from quarterdeck.intake.labels import label_of
from quarterdeck.kpis import Explanation
from quarterdeck.kpis.figure import Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """The figure in doubt with its filters; or the row in doubt, as [label, text]."""

    drill: Drill
    figure: Explanation | None = None
    subject: str = ""
    row_key: str = ""
    row: tuple[tuple[str, str], ...] = ()

    @property
    def partner(self) -> Partner | None:
        return self.drill.partner

    @property
    def choice(self) -> PeriodChoice:
        return self.drill.choice


def asked_of(reader: Reader, query: QueryDict) -> Asked:
    """Raises Http404, Partner.DoesNotExist, PeriodError and QuestionError for what the reader cannot see."""
    drill = drill_of(reader, query, _partner(reader, query.get("partner", "")), _choice(reader, query))
    if kpi := query.get("kpi", ""):
        return Asked(drill, figure=explained(reader, kpi, drill))
    subject, key = query.get("subject", ""), query.get("row", "")
    if drill.partner is None or not has_rows_of_partners(reader, subject):
        raise Http404
    return Asked(drill, subject=subject, row_key=key, row=_row(reader, drill, subject, key))


def explained(reader: Reader, kpi: str, drill: Drill) -> Explanation:
    """The figure as its reader sees it. Raises QuestionError."""
    return kpis.explain(
        reader.snapshot,
        reader.scope,
        kpi,
        where=drill.question,
        period=drill.choice.span,
        basis=reader.vendor.target_basis,
        today=reader.today,
        currency=reader.own_currency,
    )


def question_about(reader: Reader, asked: Asked, reason: str) -> Dispute:
    """A dispute that is not saved yet, with all that was shown."""
    own = sorted(reader.scope.own)
    dispute = Dispute(
        company_id=own[0] if own else None,
        partner=asked.partner,
        period=asked.choice.key,
        where=dict(asked.drill.where),
        data_version=reader.snapshot.data_version,
        reason=reason,
    )
    if asked.figure is None:
        dispute.subject, dispute.row_key = asked.subject, asked.row_key
        dispute.row = [list(pair) for pair in asked.row]
        dispute.lake_versions = {asked.subject: reader.snapshot.lake_versions[asked.subject]}
        return dispute
    figure = asked.figure.figure
    dispute.lake_versions = dict(asked.figure.lake_versions)
    dispute.kpi, dispute.unit = figure.kpi, figure.unit.value
    dispute.value = "" if figure.value is None else format(figure.value, "f")
    dispute.currency, dispute.definition_version = figure.currency or "", figure.definition_version
    return dispute


def _partner(reader: Reader, key: str) -> Partner | None:
    """The partner named; one's own company where one sees no other."""
    if not key and reader.at_home:
        (key,) = reader.scope.partners
    return get_partner(reader.scope, key) if key else None


def _choice(reader: Reader, query: QueryDict) -> PeriodChoice:
    return choose(query.get("period", ""), reader.snapshot.calendar, reader.today)


def _row(reader: Reader, drill: Drill, subject: str, key: str) -> tuple[tuple[str, str], ...]:
    assert drill.partner is not None
    found = cube.single(
        reader.snapshot,
        reader.scope,
        reader.lake,
        subject,
        key,
        partner=drill.partner.key,
        span=drill.choice.span,
    )
    if found is None:
        raise Http404
    return tuple(
        (_label(heading), _text(value, heading))
        for heading, value in found
        if value not in (None, "") and not heading.internal
    )


def _label(heading: Heading) -> str:
    label = label_of(heading)
    return f"{label} ({heading.currency})" if heading.currency else label


def _text(value: Any, heading: Heading) -> str:  # noqa: ANN401 (a cell)
    match value:
        case date():
            return numbers.short_day(value)
        case Decimal():
            unit = Unit.MONEY if heading.type == "amount" else Unit.COUNT
            return numbers.shown(value, unit).exact.strip()
    return str(value)
