"""KPIs of how alive the channel is."""

from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis.declared.common import MEASURED, deal, sale
from quarterdeck.kpis.figure import Unit
from quarterdeck.kpis.record import Example, Kpi

ACTIVE_PARTNERS = Kpi(
    name="active_partners",
    label=_("Active partners"),
    question=_("How many partners sold anything?"),
    formula=f"distinct(sales.partner, where={MEASURED})",
    words=_("Number of different partners with revenue rows in the period."),
    unit=Unit.COUNT,
    null_rule=_("There is always a number; without sales it is 0."),
    when_red=_("List the partners who bought last year and not this year, and call them."),
    note=_("A partner who sold in two months counts once: the parts of a split do not sum to the total."),
    example=Example(
        story=_("Two partners, one of them with two sales."),
        rows={
            "sales": (sale(partner="P-001"), sale(partner="P-001", product="SKU-2"), sale(partner="P-002"))
        },
        value="2",
    ),
)

TIME_TO_FIRST_DEAL = Kpi(
    name="time_to_first_deal",
    label=_("Time to first deal"),
    question=_("How long does a new partner need to win its first deal?"),
    formula='median_days(partners.signed, deals.close_date, where=deals.status == "won")',
    words=_(
        "Median days from signing to the first deal won, over the partners signed in the period. Partners"
        " without a deal count as waiting until today (Kaplan-Meier), not as absent."
    ),
    unit=Unit.DAYS,
    null_rule=_("No partner was signed in this period, or fewer than half have won a deal yet."),
    when_red=_("Bring training and a first joint opportunity into the first weeks after signing."),
    direction="lower",
    example=Example(
        story=_("Signed on 1 January: first deals after 40 and 60 days, the third partner has none."),
        rows={
            "partners": (
                {"partner": "P-001", "signed": "2026-01-01"},
                {"partner": "P-002", "signed": "2026-01-01"},
                {"partner": "P-003", "signed": "2026-01-01"},
            ),
            "deals": (
                deal(deal="D-1", partner="P-001", status="won", close_date="2026-02-10"),
                deal(deal="D-2", partner="P-002", status="won", close_date="2026-03-02"),
            ),
        },
        value="60",
    ),
)

KPIS = (ACTIVE_PARTNERS, TIME_TO_FIRST_DEAL)
