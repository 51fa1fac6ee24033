"""KPIs of what was sold."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis.declared.common import BY_PACE, MEASURED, NO_REVENUE, sale
from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.record import Example, Kpi, Thresholds

REVENUE = Kpi(
    name="revenue",
    label=_("Revenue"),
    question=_("How much was sold, each sale counted once?"),
    formula=f"sum(sales.amount, where={MEASURED})",
    words=_("Sum of the sales on the flow the partner is measured on: sell-in or sell-through, never both."),
    unit=Unit.MONEY,
    null_rule=_("There is always a revenue; without sales it is 0."),
    when_red=_("See which products and months are behind, and ask the partner what changed there."),
    additive=True,
    target="target",
    thresholds=BY_PACE,
    example=Example(
        story=_("A partner measured on sell-in buys for 700 and 300, and reports 900 sold on."),
        rows={
            "sales": (
                sale(amount="700"),
                sale(amount="300"),
                sale(amount="900", flow="sell-through"),
            )
        },
        value="1000",
    ),
)

SELL_IN = Kpi(
    name="sell_in",
    label=_("Sell-in"),
    question=_("How much did the vendor sell to partners?"),
    formula='sum(sales.amount, where=sales.flow == "sell-in")',
    words=_("Sum of the sales from the vendor to partners."),
    unit=Unit.MONEY,
    null_rule=_("There is always a sell-in; without sales it is 0."),
    when_red=_("Compare with sell-through: stock may be running down, or the partner buys elsewhere."),
    note=_("Never add sell-in and sell-through: they are the same goods at two moments."),
    additive=True,
    direction="higher",
    example=Example(
        story=_("Sell-in of 700, and 900 reported as sell-through."),
        rows={"sales": (sale(amount="700"), sale(amount="900", flow="sell-through"))},
        value="700",
    ),
)

SELL_THROUGH = Kpi(
    name="sell_through",
    label=_("Sell-through"),
    question=_("How much did partners sell to end customers?"),
    formula='sum(sales.amount, where=sales.flow == "sell-through")',
    words=_("Sum of the sales from partners to end customers."),
    unit=Unit.MONEY,
    null_rule=_("There is always a sell-through; without reported sales it is 0."),
    when_red=_("Check that the reports came in; then look for the customers who stopped buying."),
    note=_("Never add sell-in and sell-through: they are the same goods at two moments."),
    additive=True,
    example=Example(
        story=_("Sell-in of 700, and 900 reported as sell-through."),
        rows={"sales": (sale(amount="700"), sale(amount="900", flow="sell-through"))},
        value="900",
    ),
)

UNITS = Kpi(
    name="units",
    label=_("Units"),
    question=_("How many pieces were sold?"),
    formula=f"sum(sales.quantity, where={MEASURED})",
    words=_("Sum of the quantities behind the revenue."),
    unit=Unit.UNITS,
    null_rule=_("There are always units; without sales they are 0."),
    when_red=_("Look at the price: fewer pieces at the same revenue is another story than fewer of both."),
    additive=True,
    example=Example(
        story=_("Three pieces and two pieces."),
        rows={"sales": (sale(quantity="3"), sale(quantity="2"))},
        value="5",
    ),
)

MARGIN = Kpi(
    name="margin",
    label=_("Margin"),
    question=_("What is left of the revenue after cost?"),
    formula=f"sum(sales.amount - sales.cost, where={MEASURED})",
    words=_("Sum of amount - cost, over the sales of the revenue whose cost is known."),
    unit=Unit.MONEY,
    null_rule=_("The cost of these sales is not known."),
    when_red=_("Find the products sold below cost, and the discounts behind them."),
    access="internal",
    additive=True,
    example=Example(
        story=_("Sold for 1,000 at a cost of 800, and for 500 at an unknown cost."),
        rows={"sales": (sale(amount="1000", cost="800"), sale(amount="500", product="SKU-2", cost=None))},
        value="200",
    ),
)

MARGIN_PERCENT = Kpi(
    name="margin_percent",
    label=_("Margin %"),
    question=_("Which share of the revenue is left after cost?"),
    formula=f"margin / sum(sales.amount, where={MEASURED} and known(sales.cost))",
    words=_("Margin / revenue of the sales whose cost is known."),
    unit=Unit.PERCENT,
    null_rule=_("There are no sales with a known cost."),
    when_red=_("Find the products sold below cost, and the discounts behind them."),
    access="internal",
    example=Example(
        story=_("Sold for 1,000 at a cost of 800."),
        rows={"sales": (sale(amount="1000", cost="800"),)},
        value="0.2",
    ),
)

GROWTH = Kpi(
    name="growth",
    label=_("Growth"),
    question=_("How much more was sold than in the same time last year?"),
    formula="revenue / last_year(to_date(revenue)) - 1",
    words=_(
        "Revenue / revenue of last year's same period - 1. While the period runs, last year counts to"
        " the same day; its running month counts by days."
    ),
    unit=Unit.PERCENT,
    null_rule=_("There was no revenue in the same time last year."),
    when_red=_("Split by product and by customer: lost business and delayed business need different plays."),
    thresholds=Thresholds(behind=Decimal("-0.10"), on_track=Decimal(0), ahead=Decimal("0.10")),
    example=Example(
        story=_("1,000 in the first quarter of last year, 1,200 in this one."),
        rows={"sales": (sale(amount="1000", date="2025-02-10"), sale(amount="1200", date="2026-03-10"))},
        value="0.2",
    ),
)

SHARE = Kpi(
    name="share",
    label=_("Share of revenue"),
    question=_("Which part of the revenue is this?"),
    formula="revenue / total(revenue)",
    words=_("Revenue / revenue of the same question without its groups (groups of time stay)."),
    unit=Unit.PERCENT,
    null_rule=NO_REVENUE,
    when_red=_("A large share in one place is a risk: see what would happen without it."),
    direction="neutral",
    note=_("Shares of one period sum to 100 %. Without groups the share is 100 %."),
    example=Example(
        story=_("Without groups, the part is the whole."),
        rows={"sales": (sale(amount="250"), sale(amount="750"))},
        value="1",
    ),
)

KPIS = (REVENUE, SELL_IN, SELL_THROUGH, UNITS, MARGIN, MARGIN_PERCENT, GROWTH, SHARE)
