"""KPIs that others are compared with: where one should be today, and where one was a year ago."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis.declared.common import sale, target
from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.record import Example, Kpi

TARGET_TO_DATE = Kpi(
    name="target_to_date",
    label=_("Target to date"),
    question=_("How much was to be sold by today?"),
    formula="to_date(target)",
    words=_(
        "Sum of the targets up to today. The running month's target counts by the days gone. Of the"
        " sales compared with it, rows dated later this month count already."
    ),
    unit=Unit.MONEY,
    null_rule=_("There is always a target to date; where none was set it is 0."),
    when_red=_("A target is not judged."),
    direction="neutral",
    additive=True,
    example=Example(
        story=_("Target 310 a month: by 10 March 310 + 310 + 310 x 10/31 = 720."),
        rows={"targets": (target(amount="930"),)},
        value="720",
        today="2026-03-10",
    ),
)

REVENUE_LAST_YEAR = Kpi(
    name="revenue_last_year",
    label=_("Revenue last year"),
    question=_("How much was sold in the same time last year?"),
    formula="last_year(to_date(revenue))",
    words=_(
        "Revenue of last year's same period. While the period runs, last year counts to the same day;"
        " its running month counts by days."
    ),
    unit=Unit.MONEY,
    null_rule=_("There is always a value; without sales it is 0."),
    when_red=_("What was is not judged."),
    direction="neutral",
    additive=True,
    example=Example(
        story=_("1,000 in the first quarter of last year."),
        rows={"sales": (sale(amount="1000", date="2025-02-10"), sale(amount="1200", date="2026-03-10"))},
        value="1000",
    ),
)

CHANGE = Kpi(
    name="change",
    label=_("Change on last year"),
    question=_("How much more or less was sold than in the same time last year?"),
    formula="revenue - last_year(to_date(revenue))",
    words=_(
        "Revenue - revenue of last year's same period. While the period runs, last year counts to the"
        " same day; its running month counts by days."
    ),
    unit=Unit.MONEY,
    null_rule=_("There is always a change; without sales it is 0."),
    when_red=_("See which partners and products moved it, and ask those who fell first."),
    note=_("The parts add up: what all partners moved is what the channel moved."),
    additive=True,
    example=Example(
        story=_("1,000 in the first quarter of last year, 1,200 in this one."),
        rows={"sales": (sale(amount="1000", date="2025-02-10"), sale(amount="1200", date="2026-03-10"))},
        value="200",
    ),
)

KPIS = (TARGET_TO_DATE, REVENUE_LAST_YEAR, CHANGE)
