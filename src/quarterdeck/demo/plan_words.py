"""What the demo's plans say beside their months: what lines earn, what is invested, wanted and promised."""

from datetime import date, timedelta
from decimal import Decimal

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Person
from quarterdeck.plans.content import (
    Content,
    Earning,
    Goal,
    Investment,
    Line,
    Promise,
    Service,
    Strategy,
    Terms,
)
from quarterdeck.plans.months import months_of

BUSINESS_GOALS = (
    ("grow-with-partners", "Two thirds of revenue through partners", "revenue"),
    ("services-led", "Every second deal with services", ""),
    ("new-customers", "Win customers who are new to us", ""),
)
REMARK = "The summer is always slower with us. Shall we move a little of it into the last quarter?"
MARGINS = (Decimal("0.14"), Decimal("0.17"), Decimal("0.21"), Decimal("0.12"))
DEALS = (Decimal(24000), Decimal(12000), Decimal(8000))


def dressed(said: Content, reader: Reader, executive: Person) -> Content:
    """The content with everything beside its months; what is counted follows from the months themselves."""
    months = months_of(said, reader.vendor.calendar)
    lines = tuple(_earning(line, number) for number, line in enumerate(said.lines))
    more = {
        "lines": lines,
        "investments": _investments(),
        "terms": Terms(
            collect_days=Decimal(45),
            stock_days=Decimal(20),
            finance_rate=Decimal("0.06"),
            floor=Decimal("0.16"),
        ),
        "goals": _goals(said, months),
        "strategies": (
            Strategy(key="t1", text="Two events a year for customers of both of us", goal="g1"),
            Strategy(key="t2", text="A consultant of the partner in each larger deal", goal="g2"),
        ),
        "promises": _promises(months, reader.person, executive),
    }
    return Content.model_validate(said.model_copy(update=more).model_dump())


def _earning(line: Line, number: int) -> Line:
    services: tuple[Service, ...] = ()
    if number % 2 == 0:
        services = (
            Service(
                key="s1",
                name="Design and installation",
                attach=Decimal("0.40"),
                days=Decimal(3),
                day_rate=Decimal(1100),
                day_cost=Decimal(640),
            ),
        )
    earning = Earning(
        margin=MARGINS[number % len(MARGINS)],
        rebate=Decimal("0.02"),
        deal=DEALS[number % len(DEALS)],
        services=services,
    )
    return line.model_copy(update={"earning": earning})


def _investments() -> tuple[Investment, ...]:
    return (
        Investment(
            key="i1",
            kind="training",
            name="Certify two engineers",
            month=1,
            people=2,
            days=Decimal(5),
            amount=Decimal(2400),
            day_cost=Decimal(180),
            lost_day=Decimal(1100),
        ),
        Investment(
            key="i2",
            kind="marketing",
            name="Two customer events",
            month=3,
            amount=Decimal(18000),
            vendor_share=Decimal("0.5"),
        ),
        Investment(key="i3", kind="equipment", name="Demonstration rack", month=0, amount=Decimal(14000)),
    )


def _goals(said: Content, months: list[Period]) -> tuple[Goal, ...]:
    year = sum((month for line in said.lines for month in line.months[:12]), Decimal(0))
    return (
        Goal(
            key="g1",
            text="Grow together, above all with customers who are new to both of us",
            kpi="revenue",
            baseline=year.quantize(Decimal(1)),
            target=(year * Decimal("1.12")).quantize(Decimal(1)),
            by=months[-1].last,
            serves="grow-with-partners",
        ),
        Goal(
            key="g2",
            text="Earn with services, not with discounts",
            counted="deals with services, of ten",
            baseline=Decimal(3),
            target=Decimal(5),
            by=months[-1].last,
            serves="services-led",
        ),
    )


def _promises(months: list[Period], manager: Person, executive: Person) -> tuple[Promise, ...]:
    """The first ones fall due soon after the start, the last one near the end."""
    start = months[0].first
    return (
        Promise(
            key="p1",
            side="partner",
            text="Certify two engineers",
            owner=executive.email,
            due=_after(start, 60),
            proof="Both certificates",
            serves="g2",
        ),
        Promise(
            key="p2",
            side="vendor",
            text="Pay half of two customer events",
            owner=manager.email,
            due=_after(start, 90),
            proof="The claim is paid",
            serves="g1",
        ),
        Promise(
            key="p3",
            side="vendor",
            text="Give first access to the new arrays",
            milestone="Before they are announced",
            owner=manager.email,
            due=_after(start, 300),
            proof="A unit stands in the partner's rack",
            serves="g1",
        ),
        Promise(
            key="p4",
            side="partner",
            text="Name a services lead",
            owner=executive.email,
            due=_after(months[-1].last, -30),
            proof="Name and start date are known",
            serves="g2",
        ),
    )


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)
