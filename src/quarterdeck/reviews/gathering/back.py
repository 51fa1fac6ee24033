"""Gathering what was planned and sold, by quarter and line."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import grouped
from quarterdeck.kpis.figure import Figure
from quarterdeck.money import rounded
from quarterdeck.plans.content import Line
from quarterdeck.plans.history import Cell, divided
from quarterdeck.plans.months import months_of
from quarterdeck.reviews.facts import Amounts, Back, BackLine, BackQuarter
from quarterdeck.reviews.gathering.ground import Ground

ZERO = Decimal(0)
SOLD = ("revenue", "revenue_last_year")
SET = ("target", "target_to_date")
OUTSIDE = "outside"
Sums = dict[str, Decimal]
"""By KPI."""


def back(ground: Ground) -> Back:
    """At most two questions."""
    quarters = list(ground.span.split("quarter"))
    lines = _of_plan(ground, quarters) if ground.content else _of_families(ground, quarters)
    found = [
        BackQuarter(
            key=quarter.key,
            begun=quarter.first <= ground.reader.today,
            over=quarter.last < ground.reader.today,
            amounts=Amounts.of_all(line.quarters[place] for line in lines),
        )
        for place, quarter in enumerate(quarters)
    ]
    months = list(ground.span.split("month"))
    return Back(
        span=f"{months[0].key}..{months[-1].key}",
        quarters=tuple(found),
        total=Amounts.of_all(one.amounts for one in found),
        lines=tuple(lines),
        planned_by_line=ground.content is not None or _by_family(lines),
    )


def _of_plan(ground: Ground, quarters: Sequence[Period]) -> list[BackLine]:
    assert ground.content is not None
    sold = _cells(ground)
    lines = ground.content.lines
    owned = divided(lines, sold)
    found = [
        _line((line.key, line.kind.value, line.name), _planned(ground, line, quarters), sold, owned[line.key])
        for line in lines
    ]
    outside = set(sold) - {cell for cells in owned.values() for cell in cells}
    if any(value for cell in outside for sums in sold[cell].values() for value in sums.values()):
        nothing = [(quarter.key, None, None) for quarter in quarters]
        found.append(_line((OUTSIDE, OUTSIDE, ""), nothing, sold, outside))
    return found


Planned = Sequence[tuple[str, Decimal | None, Decimal | None]]
"""Of each quarter, by its key, what was planned, and what of it was due."""


def _planned(ground: Ground, line: Line, quarters: Sequence[Period]) -> Planned:
    assert ground.content is not None
    months = months_of(ground.content, ground.quarter.calendar)
    ended = ground.plan.ended_on if ground.plan else None
    plan, due = defaultdict[str, Decimal](Decimal), defaultdict[str, Decimal](Decimal)
    for month, amount in zip(months, line.months, strict=True):
        if ended is None or month.first <= ended:
            quarter = Period.containing(month.first, "quarter", month.calendar).key
            plan[quarter] += amount * ground.rate
            due[quarter] += amount * ground.rate * month.elapsed(ground.reader.today)
    places = ground.currency
    return [(one.key, rounded(plan[one.key], places), rounded(due[one.key], places)) for one in quarters]


def _line(
    who: tuple[str, str, str],
    planned: Planned,
    sold: dict[Cell, dict[str, Sums]],
    cells: Iterable[Cell],
) -> BackLine:
    """`who` is it: key, kind and name."""
    (key, kind, name), cells = who, list(cells)
    parts = tuple(
        Amounts(
            plan=plan,
            due=due,
            actual=sum((sold[cell][quarter]["revenue"] for cell in cells), ZERO),
            last_year=sum((sold[cell][quarter]["revenue_last_year"] for cell in cells), ZERO),
        )
        for quarter, plan, due in planned
    )
    return BackLine(key=key, kind=kind, name=name, quarters=parts, total=Amounts.of_all(parts))


def _cells(ground: Ground) -> dict[Cell, dict[str, Sums]]:
    """What was sold of each product, by quarter: in the plan's months."""
    cells: dict[Cell, dict[str, Sums]] = defaultdict(_nothing)
    if not ground.known:
        return cells
    answer = ground.reader.ask(
        SOLD, by=("family", "product", "quarter"), where=ground.where, period=ground.span, judged=False
    )
    for (family, product, quarter), figures in grouped(answer, "family", "product", "quarter").items():
        cells[family, product][str(quarter)] = {kpi: _value(figures[kpi]) for kpi in SOLD}
    return cells


def _nothing() -> dict[str, Sums]:
    return defaultdict(lambda: dict.fromkeys(SOLD, ZERO))


def _of_families(ground: Ground, quarters: Sequence[Period]) -> list[BackLine]:
    """Without a plan: the families, with the targets that the vendor set for each, if it did."""
    if not ground.known:
        return []
    answer = ground.reader.ask(
        (*SOLD, *SET), by=("family", "quarter"), where=ground.where, period=ground.span, judged=False
    )
    groups = grouped(answer, "family", "quarter")
    families = sorted({family for family, _quarter in groups}, key=lambda name: (name is None, name or ""))
    lines = []
    for family in families:
        parts = tuple(_amounts(groups.get((family, quarter.key))) for quarter in quarters)
        total = Amounts.of_all(parts)
        if total.plan or total.actual or total.last_year:
            lines.append(
                BackLine(key=family or "", kind="family", name=family or "", quarters=parts, total=total)
            )
    lines.sort(key=lambda line: (line.key == "", -max(line.total.actual, line.total.last_year)))
    return lines


def _amounts(figures: dict[str, Figure] | None) -> Amounts:
    """Where nothing was set at all there is no plan, rather than one of 0."""
    if figures is None:
        return Amounts(plan=None, due=None, actual=ZERO, last_year=ZERO)
    target = _value(figures["target"])
    return Amounts(
        plan=target or None,
        due=_value(figures["target_to_date"]) if target else None,
        actual=_value(figures["revenue"]),
        last_year=_value(figures["revenue_last_year"]),
    )


def _by_family(lines: Sequence[BackLine]) -> bool:
    return any(line.key and line.total.plan for line in lines)


def _value(figure: Figure) -> Decimal:
    return figure.value or ZERO
