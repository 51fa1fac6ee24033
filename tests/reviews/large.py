"""A review whose names and amounts leave little room: sixty letters, twelve digits before the point."""

from datetime import date
from decimal import Decimal

from tests.reviews.facts import DAY, ahead, back, coming, facts, line

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.directory.models import Partner
from quarterdeck.reviews.arithmetic.chance import By, Chance
from quarterdeck.reviews.arithmetic.customers import customers
from quarterdeck.reviews.arithmetic.drivers import Sold, drivers, leading
from quarterdeck.reviews.arithmetic.shift import OpenDeal, QuarterPipe, Shift, shifted
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Amounts, Coming, Deal, Facts, Promised, Since, Story
from quarterdeck.reviews.models import Review

CALENDAR = FiscalCalendar()
COMPANY = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik & Co"
PRODUCT = "Universal rack with redundant supply and cooling for offices"
CENT = Decimal("0.01")
assert len(COMPANY) == len(PRODUCT) == 60


def edition(found: Facts, **known: object) -> Edition:
    """Of a review that no database keeps."""
    period = Period.parse(found.quarter, CALENDAR)
    partner = Partner(key="P-1", name=COMPANY, currency="EUR")
    days = {"first": period.first, "last": period.last}
    review = Review(pk=1, partner=partner, quarter=found.quarter, **days | known)
    return Edition(review, found, CALENDAR, "Tarnvale")


def large_facts() -> Facts:
    lines = [
        line(f"l{number}", *(_amounts(number, quarter) for quarter in range(4)), name=_name(number))
        for number in range(1, 16)
    ]
    outside = line("outside", *(_amounts(0, quarter) for quarter in range(4)), kind="outside", name="")
    story = _story()
    return facts(
        back(*lines, outside),
        ahead(
            *_quarters(), deals=_deals(), shift=_shift(), win_rate=Decimal("0.25"), won_count=3, lost_count=9,
            chance=Chance(
                Decimal("0.4321"), By.DEALS, None, Decimal(987_654_321_098),
                Decimal(10**11), 3, Decimal(10**12),
            ),
        ),
        story=story,
        since=Since(review=7, quarter="2026-Q3", closed_on=date(2026, 10, 20), manager=COMPANY,
                    currency="EUR", running=False, then=Decimal("912345678901.23"),
                    now=Decimal("912345678999.99")),
        promises=_promises(),
    )  # fmt: skip


def _name(number: int) -> str:
    return f"{PRODUCT[:57]} {number:02}"


def _amounts(number: int, quarter: int) -> Amounts:
    """Each to be told from the others. What lies outside of the plan has none."""
    base = Decimal("123456789012.34") + number * 1_000_000_007 + quarter * 10_000_019
    plan = base * 2 if number else None
    return Amounts(plan=plan, due=plan, actual=base, last_year=base - Decimal("98765432.1"))


def _quarters() -> list[Coming]:
    return [
        coming("2026-Q4", 200_000_000.5, 100_000_000.25, begun=True, actual=Decimal("111222333444.55"),
               last_year=Decimal("99888777666.55"), won=Decimal("55444333222.11"),
               weighted=Decimal("77666555444.33"),
               coverage=Decimal(100000000250) / (Decimal(200000000500) - Decimal("55444333222.11"))),
        coming("2027-Q1", 100_000_000, 900_000_000, weighted=Decimal("123123123123.12")),
        coming("2027-Q2", None, 0),
        coming("2027-Q3", 100_000_000, 0),
    ]  # fmt: skip


def _shift() -> Shift:
    pipes = [
        QuarterPipe("2026-Q4", Decimal(200000000500), Decimal(100000000250), Decimal(4)),
        QuarterPipe("2027-Q1", Decimal(100_000_000_000), Decimal(900_000_000_000), Decimal(4)),
    ]
    deals = [
        OpenDeal(one.key, one.quarter, one.amount, one.probability or Decimal(0), 10, one.slips)
        for one in _deals()
    ]
    return shifted(pipes, deals)


def _deals() -> tuple[Deal, ...]:
    return tuple(
        Deal(
            key=f"D-{number}", name=_name(number), customer=COMPANY, stage="Negotiation with purchasing",
            quarter="2027-Q1", amount=Decimal("101234567890.12") + number,
            probability=None if number == 3 else Decimal("0.35"),
            qualified=number != 2, created=date(2026, 3, number), close_date=date(2027, 1, number),
            slips=number, slipped_days=number * 30, days_in_stage=number * 11,
            stalled=number > 9, overdue=number < 3,
        )
        for number in range(1, 16)
    )  # fmt: skip


def _story() -> Story:
    before = [Sold(f"S-{number}", Decimal(10), Decimal("50123456789.01") * number) for number in range(1, 6)]
    after = [Sold(f"S-{number}", Decimal(11), Decimal("61123456789.07") * number) for number in range(3, 8)]
    bought = {COMPANY: Decimal("1.5"), "Nordbank": Decimal("400123456789.11"), "Hafen AG": Decimal(5)}
    buy = {
        "Nordbank": Decimal("300123456789.22"),
        "Hafen AG": Decimal(9),
        "Werft AG": Decimal("7.25"),
        "": Decimal(3),
    }
    return Story(
        first="2026-10",
        last="2026-12",
        drivers=drivers(before, after, CENT),
        leading=leading(before, after, CENT),
        names={f"S-{number}": _name(number) for number in range(1, 8)},
        customers=customers(bought, buy),
    )


def _promises() -> tuple[Promised, ...]:
    said = "Certify two of the people who look after the largest customers, and show the certificates"
    return tuple(
        Promised(
            pk=number, side=side, owner=COMPANY, text=f"{said} ({number})", due=date(2026, 9, number),
            state=state, closed_on=closed, outcome=said if closed else "", here=number == 1,
        )
        for number, (side, state, closed) in enumerate(
            (("vendor", "kept", date(2026, 9, 1)), ("partner", "open", None), ("partner", "kept", DAY),
             ("vendor", "dropped", DAY)), start=1,
        )
    )  # fmt: skip
