"""Taking a KPI apart: the figures its value is made of, and the conditions on the rows behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from django.utils.translation import gettext as _

from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.formula import Formula, nodes, text_of
from quarterdeck.kpis.formula.walk import fields
from quarterdeck.kpis.record import Kpi
from quarterdeck.subjects import ColumnType

Role = Literal["numerator", "denominator", "part"]
_UNITS = {ColumnType.AMOUNT: Unit.MONEY, ColumnType.QUANTITY: Unit.UNITS, ColumnType.DATE: Unit.DAYS}


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a KPI, as a KPI that can be asked for."""

    role: Role
    kpi: Kpi


def parts_of(kpi: Kpi, formula: Formula, known: dict[str, Kpi]) -> list[PartOf]:
    """Numerator and denominator of a ratio, the operands of other arithmetic; nothing for an aggregate."""
    return [
        PartOf(role, _as_kpi(f"{kpi.name}.{number}", kpi, part, known))
        for number, (role, part) in enumerate(_split(formula), 1)
    ]


def _split(formula: Formula) -> Iterator[tuple[Role, Formula]]:
    match formula:
        case nodes.Arithmetic("/", left, right):
            yield "numerator", left
            yield "denominator", right
        case nodes.Arithmetic(_, left, right):
            for part in (left, right):
                if isinstance(part, nodes.Arithmetic):
                    yield from _split(part)
                elif not isinstance(part, nodes.Number):
                    yield "part", part


def _as_kpi(name: str, whole: Kpi, part: Formula, known: dict[str, Kpi]) -> Kpi:
    return replace(
        whole,
        name=name,
        label=_label(part, known),
        formula=text_of(part),
        unit=unit_of(part, known),
        target=None,
        thresholds=None,
    )


def _label(part: Formula, known: dict[str, Kpi]) -> str:
    """In words where there are some, else as the formula has it: 'Revenue to date last year'."""
    match part:
        case nodes.Ref(name):
            return str(known[name].label)
        case nodes.Shift("to_date", inner):
            return _("%(part)s to date") % {"part": _label(inner, known)}
        case nodes.Shift("last_year", inner):
            return _("%(part)s last year") % {"part": _label(inner, known)}
        case nodes.Shift("total", inner):
            return _("%(part)s in all") % {"part": _label(inner, known)}
        case nodes.Elapsed():
            return _("Share of the days gone")
    return text_of(part)


def unit_of(formula: Formula, known: dict[str, Kpi]) -> Unit:
    """What a formula is counted in."""
    match formula:
        case nodes.Ref(name):
            return known[name].unit
        case nodes.Shift(_, part) | nodes.Extreme(_, (part, *_)):
            return unit_of(part, known)
        case nodes.Arithmetic(operator, left, right):
            return _combined(operator, left, right, known)
        case nodes.Aggregate():
            return _counted_in(formula)
    return Unit.PERCENT


def _combined(operator: nodes.Operator, left: Formula, right: Formula, known: dict[str, Kpi]) -> Unit:
    units = [unit_of(part, known) for part in (left, right) if not isinstance(part, nodes.Number)]
    if operator == "/" and len(set(units)) == 1 and len(units) == 2:
        return Unit.PERCENT
    return next((unit for unit in units if unit != Unit.PERCENT), Unit.PERCENT)


def _counted_in(aggregate: nodes.Aggregate) -> Unit:
    match aggregate.function:
        case "count" | "distinct":
            return Unit.COUNT
        case "median_days":
            return Unit.DAYS
    return next(
        (_UNITS[column.type] for column in fields(aggregate.value) if column.type in _UNITS), Unit.COUNT
    )
