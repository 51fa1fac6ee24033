"""Which deals the page of a review names, why, and what it tells whom.

The fourth quarter has 60,000 in its pipeline where 50,000 are planned, and the first of 2027 has 500,000
for 100,000. An index of 4 is asked for: the one lacks 140,000, the other has 100,000 more than it needs.
"""

from datetime import date
from decimal import Decimal

from tests.reviews.facts import ahead, amounts, back, coming, facts, line

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.reviews.arithmetic.shift import OpenDeal, QuarterPipe, shifted
from quarterdeck.reviews.facts import Deal
from quarterdeck.reviews.facts.asides import Asides
from quarterdeck.reviews.pages.deals import SHOWN, DealsPage


def deal(key: str, amount: int, quarter: str = "2027-Q1", **more: object) -> Deal:
    usual = {
        "name": f"Deal {key}",
        "customer": "",
        "stage": "Offer",
        "probability": Decimal("0.5"),
        "qualified": True,
        "created": date(2026, 7, 7),
        "close_date": date(2027, 2, 1),
        "slips": 0,
        "slipped_days": 0,
        "days_in_stage": 10,
        "stalled": False,
        "overdue": False,
    }
    return Deal(**{**usual, "key": key, "amount": Decimal(amount), "quarter": quarter, **more})


def page(*deals: Deal, asides: Asides | None = None) -> DealsPage:
    quarters = (coming("2026-Q4", 50, 60), coming("2027-Q1", 100, 500))
    moves = shifted(
        [QuarterPipe(one.key, one.plan, one.pipeline, one.index_target) for one in quarters],
        [OpenDeal(one.key, one.quarter, one.amount, Decimal("0.5"), 90) for one in deals],
    )
    found = facts(back(line("Storage", amounts(100, 60))), ahead(*quarters, deals=deals, shift=moves))
    return DealsPage(found, asides or Asides(), FiscalCalendar())


def test_what_could_come_forward_is_named_with_its_age_and_what_the_index_would_be():
    shown = page(deal("a", 80_000), deal("b", 90_000))
    (moving,) = shown.moving
    assert (moving.deal.key, moving.source, moving.target, moving.age) == ("b", "Q1 2027", "Q4 2026", 90)
    assert [(name, one.index_before, one.index_after) for name, one in shown.changed] == [
        ("Q4 2026", Decimal("1.2"), Decimal(3)),
        ("Q1 2027", Decimal(5), Decimal("4.1")),
    ]
    assert shown.short == "Q4 2026"


def test_deals_that_need_somebody_say_why_with_the_most_at_stake_first():
    shown = page(
        deal("small", 10, overdue=True, close_date=date(2026, 9, 30)),
        deal("fine", 1000),
        deal("large", 500, slips=2, slipped_days=61, stalled=True, days_in_stage=90),
    )
    assert [(one.deal.key, one.why) for one in shown.pressing] == [
        ("large", ("put off 2 times by 61 days", "90 days in its stage")),
        ("small", ("was to close on 30 Sept 2026",)),
    ]
    assert not shown.vendors


def test_next_steps_are_the_vendors():
    asides = Asides(next_steps={"a": "Call them"}, without=("b",))
    shown = page(deal("a", 100, slips=1, slipped_days=1), deal("b", 50), asides=asides)
    assert [(one.why, one.next_step) for one in shown.pressing] == [
        (("put off 1 time by 1 day",), "Call them"),
        (("no next step",), ""),
    ]
    assert shown.vendors


def test_a_long_list_is_cut_short():
    shown = page(*[deal(f"d{number}", 100 + number, overdue=True) for number in range(SHOWN + 3)])
    assert len(shown.first) == SHOWN
    assert len(shown.pressing) == SHOWN + 3
