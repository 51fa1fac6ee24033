"""KPIs of deals: what is open, what was won and lost, and how fast."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis.declared.common import NO_TARGET, deal, target
from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.record import Example, Kpi, Thresholds

WON_AND_LOST = {
    "deals": (
        deal(deal="D-1", status="won", amount="300"),
        deal(deal="D-2", status="won", amount="100", close_date="2026-02-10"),
        deal(deal="D-3", status="lost", amount="600"),
        deal(deal="D-4", status="lost", amount="200"),
        deal(deal="D-5", amount="500"),
    )
}
NONE_CLOSED = _("No deal was won or lost in this period.")
NONE_WON = _("No deal was won in this period.")
FILL = _(
    "Plan how to fill the pipeline: campaigns, referrals, existing customers; bring later deals forward."
)
QUALIFY = _("Look at why deals are lost: to whom, at which stage; qualify earlier.")
ALWAYS = _("There is always a value; without deals it is 0.")

PIPELINE = Kpi(
    name="pipeline",
    label=_("Pipeline"),
    question=_("How much could still be won in this period?"),
    formula='sum(deals.amount, where=deals.status == "open")',
    words=_("Sum of the open deals that are expected to close in the period."),
    unit=Unit.MONEY,
    null_rule=ALWAYS,
    when_red=FILL,
    additive=True,
    example=Example(story=_("One open deal of 500; the others are closed."), rows=WON_AND_LOST, value="500"),
)

QUALIFIED_PIPELINE = Kpi(
    name="qualified_pipeline",
    label=_("Qualified pipeline"),
    question=_("How much of the pipeline is qualified?"),
    formula='sum(deals.amount, where=deals.status == "open" and deals.qualified)',
    words=_("Sum of the open qualified deals that are expected to close in the period."),
    unit=Unit.MONEY,
    null_rule=ALWAYS,
    when_red=FILL,
    additive=True,
    example=Example(
        story=_("Open deals of 500 and of 200, the second not qualified."),
        rows={"deals": (deal(deal="D-1", amount="500"), deal(deal="D-2", amount="200", qualified="false"))},
        value="500",
    ),
)

PIPELINE_INDEX = Kpi(
    name="pipeline_index",
    label=_("Pipeline index"),
    question=_("How many times over does the pipeline cover the target?"),
    formula="pipeline / target",
    words=_("Pipeline closing in the period / target of the period. Usual: 3 to 5."),
    unit=Unit.TIMES,
    null_rule=NO_TARGET,
    when_red=FILL,
    target="4",
    thresholds=Thresholds(behind=Decimal(3), on_track=Decimal(4), ahead=Decimal(5)),
    example=Example(
        story=_("Open deals of 3,600 against a target of 900."),
        rows={"deals": (deal(amount="3600"),), "targets": (target(),)},
        value="4",
    ),
)

COVERAGE = Kpi(
    name="coverage",
    label=_("Coverage of remainder"),
    question=_("Is there enough qualified pipeline for what is still missing?"),
    formula="qualified_pipeline / max(target - won, 0)",
    words=_("Open qualified pipeline closing in the period / what is missing: target - won, at least 0."),
    unit=Unit.TIMES,
    null_rule=_("Nothing is missing: the target is won, or there is none."),
    when_red=FILL,
    note=_("The coverage needed is 1 / win rate."),
    target="1 / win_rate",
    thresholds=Thresholds(
        behind=Decimal("0.75"), on_track=Decimal(1), ahead=Decimal("1.25"), of="coverage * win_rate"
    ),
    example=Example(
        story=_("Target 900, won 400, open 1,000: twice the missing 500."),
        rows={
            "deals": (
                deal(deal="D-1", status="won", amount="400"),
                deal(deal="D-2", amount="1000"),
            ),
            "targets": (target(),),
        },
        value="2",
    ),
)

WEIGHTED_PIPELINE = Kpi(
    name="weighted_pipeline",
    label=_("Weighted pipeline"),
    question=_("How much of the pipeline will come, going by its probabilities?"),
    formula='sum(deals.amount * deals.probability, where=deals.status == "open")',
    words=_("Sum of amount x probability over the open deals expected to close in the period."),
    unit=Unit.MONEY,
    null_rule=_("None of the open deals has a probability."),
    when_red=FILL,
    note=_("Deals without a probability are left out."),
    additive=True,
    example=Example(
        story=_("500 at 40 % and 200 at 75 %."),
        rows={
            "deals": (
                deal(deal="D-1", amount="500", probability="0.4"),
                deal(deal="D-2", amount="200", probability="0.75"),
            )
        },
        value="350",
    ),
)

WON = Kpi(
    name="won",
    label=_("Won"),
    question=_("How much was won?"),
    formula='sum(deals.amount, where=deals.status == "won")',
    words=_("Sum of the deals won in the period."),
    unit=Unit.MONEY,
    null_rule=ALWAYS,
    when_red=QUALIFY,
    additive=True,
    example=Example(story=_("300 and 100 won."), rows=WON_AND_LOST, value="400"),
)

LOST = Kpi(
    name="lost",
    label=_("Lost"),
    question=_("How much was lost?"),
    formula='sum(deals.amount, where=deals.status == "lost")',
    words=_("Sum of the deals lost in the period."),
    unit=Unit.MONEY,
    null_rule=ALWAYS,
    when_red=QUALIFY,
    direction="lower",
    additive=True,
    example=Example(story=_("600 and 200 lost."), rows=WON_AND_LOST, value="800"),
)

WON_COUNT = Kpi(
    name="won_count",
    label=_("Deals won"),
    question=_("How many deals were won?"),
    formula='count(deals, where=deals.status == "won")',
    words=_("Number of deals won in the period."),
    unit=Unit.COUNT,
    null_rule=ALWAYS,
    when_red=QUALIFY,
    additive=True,
    example=Example(story=_("Two of five deals are won."), rows=WON_AND_LOST, value="2"),
)

LOST_COUNT = Kpi(
    name="lost_count",
    label=_("Deals lost"),
    question=_("How many deals were lost?"),
    formula='count(deals, where=deals.status == "lost")',
    words=_("Number of deals lost in the period."),
    unit=Unit.COUNT,
    null_rule=ALWAYS,
    when_red=QUALIFY,
    direction="lower",
    additive=True,
    example=Example(story=_("Two of five deals are lost."), rows=WON_AND_LOST, value="2"),
)

OPEN_COUNT = Kpi(
    name="open_count",
    label=_("Open deals"),
    question=_("How many deals are open?"),
    formula='count(deals, where=deals.status == "open")',
    words=_("Number of open deals expected to close in the period."),
    unit=Unit.COUNT,
    null_rule=ALWAYS,
    when_red=FILL,
    additive=True,
    example=Example(story=_("One of five deals is open."), rows=WON_AND_LOST, value="1"),
)

WIN_RATE = Kpi(
    name="win_rate",
    label=_("Win rate"),
    question=_("How many of the closed deals were won?"),
    formula="won_count / (won_count + lost_count)",
    words=_("Deals won / (deals won + deals lost), by number."),
    unit=Unit.PERCENT,
    null_rule=NONE_CLOSED,
    when_red=QUALIFY,
    example=Example(story=_("Two won, two lost."), rows=WON_AND_LOST, value="0.5"),
)

WIN_RATE_VALUE = Kpi(
    name="win_rate_value",
    label=_("Win rate by value"),
    question=_("How much of the closed value was won?"),
    formula="won / (won + lost)",
    words=_("Value won / (value won + value lost)."),
    unit=Unit.PERCENT,
    null_rule=NONE_CLOSED,
    when_red=QUALIFY,
    example=Example(story=_("400 won, 800 lost."), rows=WON_AND_LOST, value="0.3333333333333333333333333333"),
)

AVERAGE_DEAL = Kpi(
    name="average_deal",
    label=_("Average deal"),
    question=_("How large is a deal that is won?"),
    formula="won / won_count",
    words=_("Value won / number of deals won."),
    unit=Unit.MONEY,
    null_rule=NONE_WON,
    when_red=_("Look for what could be sold with the product, and for discounts."),
    example=Example(story=_("400 in two deals."), rows=WON_AND_LOST, value="200"),
)

CYCLE_DAYS = Kpi(
    name="cycle_days",
    label=_("Cycle"),
    question=_("How long does it take to win a deal?"),
    formula='average(deals.close_date - deals.created, where=deals.status == "won")',
    words=_("Average days from creation to closing of the deals won in the period."),
    unit=Unit.DAYS,
    null_rule=NONE_WON,
    when_red=_("See at which stage deals wait, and what they wait for."),
    direction="lower",
    example=Example(story=_("Won after 41 and after 31 days."), rows=WON_AND_LOST, value="36"),
)

VELOCITY = Kpi(
    name="velocity",
    label=_("Velocity"),
    question=_("How much do the open deals bring a day?"),
    formula="open_count * win_rate * average_deal / cycle_days",
    words=_("Open deals x win rate x average deal / cycle in days."),
    unit=Unit.MONEY_PER_DAY,
    null_rule=_("Deals were won on the day they were created: there is no cycle to divide by."),
    when_red=_("One of its four parts fell: more deals, better odds, larger deals or a shorter cycle."),
    example=Example(
        story=_("1 open x 50 % x 200 / 36 days."), rows=WON_AND_LOST, value="2.777777777777777777777777778"
    ),
)

KPIS = (
    PIPELINE,
    QUALIFIED_PIPELINE,
    PIPELINE_INDEX,
    COVERAGE,
    WEIGHTED_PIPELINE,
    WON,
    LOST,
    WON_COUNT,
    LOST_COUNT,
    OPEN_COUNT,
    WIN_RATE,
    WIN_RATE_VALUE,
    AVERAGE_DEAL,
    CYCLE_DAYS,
    VELOCITY,
)
