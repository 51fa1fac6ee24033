"""KPIs of what was agreed, and where it is heading."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis.declared.common import BY_PACE, NO_TARGET, sale, target
from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.record import Example, Kpi, Thresholds

ASK_WHAT_IS_MISSING = _("Ask what is missing to the target, and turn the answer into promises with dates.")

TARGET = Kpi(
    name="target",
    label=_("Target"),
    question=_("What is to be sold?"),
    formula="sum(targets.amount, where=targets.basis == basis())",
    words=_("Sum of the targets of the basis asked for: target, quota or plan."),
    unit=Unit.MONEY,
    null_rule=_("There is always a target; where none was set it is 0."),
    when_red=_("A target is not judged."),
    direction="neutral",
    additive=True,
    note=_("Targets that name no product, partner or manager stand in the group 'not allocated'."),
    example=Example(
        story=_("Targets of 900 for the quarter and of 100 for its first month."),
        rows={"targets": (target(), target(amount="100", span="month"))},
        value="1000",
    ),
)

ATTAINMENT = Kpi(
    name="attainment",
    label=_("Attainment"),
    question=_("Which part of the target is reached?"),
    formula="revenue / target",
    words=_("Revenue / target. '10 % ahead of plan' is an attainment of 110 %."),
    unit=Unit.PERCENT,
    null_rule=NO_TARGET,
    when_red=ASK_WHAT_IS_MISSING,
    note=_("While the period runs, its status is that of the pace."),
    target="1",
    thresholds=BY_PACE,
    example=Example(
        story=_("990 sold against a target of 900."),
        rows={"sales": (sale(amount="990"),), "targets": (target(),)},
        value="1.1",
    ),
)

VARIANCE = Kpi(
    name="variance",
    label=_("Variance"),
    question=_("How far is revenue from the target, in money?"),
    formula="revenue - target",
    words=_("Revenue - target."),
    unit=Unit.MONEY,
    null_rule=_("There is always a variance; without a target it is the revenue."),
    when_red=ASK_WHAT_IS_MISSING,
    additive=True,
    thresholds=BY_PACE,
    example=Example(
        story=_("Nothing sold against a target of 900."),
        rows={"targets": (target(),)},
        value="-900",
    ),
)

VARIANCE_PERCENT = Kpi(
    name="variance_percent",
    label=_("Variance %"),
    question=_("How far is revenue from the target, as a part of it?"),
    formula="variance / target",
    words=_("Variance / target."),
    unit=Unit.PERCENT,
    null_rule=NO_TARGET,
    when_red=ASK_WHAT_IS_MISSING,
    thresholds=BY_PACE,
    example=Example(
        story=_("990 sold against a target of 900."),
        rows={"sales": (sale(amount="990"),), "targets": (target(),)},
        value="0.1",
    ),
)

PACE = Kpi(
    name="pace",
    label=_("Pace"),
    question=_("Is revenue where it should be today?"),
    formula="to_date(revenue) / to_date(target)",
    words=_(
        "Revenue to date / target to date. The running month's target counts by the days gone; rows dated"
        " later this month count already."
    ),
    unit=Unit.PERCENT,
    null_rule=_("There is no target up to today."),
    when_red=_("See what the remaining days would have to bring, and which open deals could bring it."),
    target="1",
    thresholds=Thresholds(behind=BY_PACE.behind, on_track=BY_PACE.on_track, ahead=BY_PACE.ahead),
    example=Example(
        story=_("Target 310 a month, by 10 March 310 + 310 + 310 x 10/31 = 720, of which 620 are sold."),
        rows={
            "sales": (sale(amount="500"), sale(amount="120", date="2026-03-05")),
            "targets": (target(amount="930"),),
        },
        value="0.8611111111111111111111111111",
        today="2026-03-10",
    ),
)

PROJECTION = Kpi(
    name="projection",
    label=_("Projection"),
    question=_("Where does the period end if sales go on like this?"),
    formula="to_date(revenue) / elapsed()",
    words=_("Run-rate: revenue to date / share of the period's days that have gone (linear by day)."),
    unit=Unit.MONEY,
    null_rule=_("The period has not begun."),
    when_red=ASK_WHAT_IS_MISSING,
    note=_("Linear by day: it knows no season. The sums of a split by time differ from the whole."),
    target="target",
    thresholds=Thresholds(
        behind=BY_PACE.behind,
        on_track=BY_PACE.on_track,
        ahead=BY_PACE.ahead,
        of="projection / target",
    ),
    example=Example(
        story=_("600 sold in the 60 of 90 days that have gone by 1 March 2026."),
        rows={"sales": (sale(amount="600"),)},
        value="900",
        today="2026-03-01",
    ),
)

KPIS = (TARGET, ATTAINMENT, VARIANCE, VARIANCE_PERCENT, PACE, PROJECTION)
