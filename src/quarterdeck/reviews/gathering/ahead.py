"""Gathering what lies ahead: pipeline to plan by coming quarter, and the deals in it."""

from collections.abc import Sequence
from decimal import Decimal

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import Group
from quarterdeck.reviews.arithmetic import coverage
from quarterdeck.reviews.arithmetic.shift import OpenDeal, QuarterPipe, shifted
from quarterdeck.reviews.facts import Ahead, Coming, Deal
from quarterdeck.reviews.gathering.chance import reaching
from quarterdeck.reviews.gathering.deals import deals
from quarterdeck.reviews.gathering.ground import Ground
from quarterdeck.reviews.standards import standards

QUARTERS = 4
"""So many quarters are looked at, the running one first."""
COMING = (
    *("target", "revenue", "revenue_last_year", "won", "pipeline", "qualified_pipeline"),
    *("weighted_pipeline", "pipeline_index", "coverage"),
)
PAST = ("won_count", "lost_count", "won", "revenue")
ZERO = Decimal(0)


def ahead(ground: Ground) -> Ahead:
    """At most five questions."""
    running = Period.containing(ground.reader.today, "quarter", ground.quarter.calendar)
    quarters = [running.shift(number) for number in range(QUARTERS)]
    found = deals(ground)
    coming = tuple(_coming(ground, quarters))
    past = ground.groups(
        PAST, by="quarter", period=Span(running.shift(-QUARTERS), running.shift(-1))
    ).values()
    sums = {kpi: sum((one[kpi].value or ZERO for one in past), ZERO) for kpi in PAST}
    rate = coverage.win_rate(sums["won_count"], sums["lost_count"])
    return Ahead(
        quarters=coming,
        deals=tuple(found),
        shift=shifted(
            [QuarterPipe(one.key, one.plan, one.pipeline, one.index_target) for one in coming],
            [_movable(ground, deal) for deal in found],
        ),
        chance=reaching(ground, coming[0], found, win_rate=rate, won=sums["won"], sold=sums["revenue"]),
        win_rate=rate,
        won_count=int(sums["won_count"]),
        lost_count=int(sums["lost_count"]),
    )


def _coming(ground: Ground, quarters: Sequence[Period]) -> list[Coming]:
    """Each quarter on the plan that both signed, where one reaches it, else on what the vendor set."""
    span, known = Span(quarters[0], quarters[-1]), standards()
    on_plan = ground.groups(COMING, by="quarter", period=span, reader=ground.on_plan)
    usual = ground.groups(COMING, by="quarter", period=span)
    return [
        _quarter(
            quarter,
            on_plan.get(quarter.key, {}),
            usual.get(quarter.key, {}),
            wanted=known.of(ground.partner.type, quarter).index,
            begun=quarter.first <= ground.reader.today,
        )
        for quarter in quarters
    ]


def _quarter(quarter: Period, on_plan: Group, usual: Group, *, wanted: Decimal, begun: bool) -> Coming:
    value = {name: figure.value for name, figure in on_plan.items()}
    basis = "plan"
    if not value.get("target"):
        value = {name: figure.value for name, figure in usual.items()}
        basis = "target" if value.get("target") else ""
    return Coming(
        key=quarter.key,
        begun=begun,
        basis=basis,
        plan=value.get("target") or None,
        actual=value.get("revenue") or ZERO,
        last_year=value.get("revenue_last_year") or ZERO,
        won=value.get("won") or ZERO,
        pipeline=value.get("pipeline") or ZERO,
        qualified=value.get("qualified_pipeline") or ZERO,
        weighted=value.get("weighted_pipeline"),
        index=value.get("pipeline_index"),
        index_target=wanted,
        coverage=value.get("coverage"),
    )


def _movable(ground: Ground, deal: Deal) -> OpenDeal:
    return OpenDeal(
        deal=deal.key,
        quarter=deal.quarter,
        amount=deal.amount,
        stage_rank=deal.probability or ZERO,
        age_days=(ground.reader.today - deal.created).days,
        probability=deal.probability,
    )
