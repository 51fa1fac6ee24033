"""What a review says of the quarters to come."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.reviews.facts import ahead, amounts, back, coming, facts, line
from tests.reviews.said import plain

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.reviews import words
from quarterdeck.reviews.arithmetic.chance import By, Chance, Why
from quarterdeck.reviews.arithmetic.shift import OpenDeal, QuarterPipe, shifted
from quarterdeck.reviews.facts import Ahead, Coming, Deal
from quarterdeck.reviews.words import Sentences, Telling

THIRD = back(line("Storage", *[amounts(100, 110)] * 3))
QUARTERS = (
    coming("2026-Q4", 100, 250, begun=True, won=Decimal(20_000), coverage=Decimal("2.1")),
    coming("2027-Q1", 100, 600),
    coming("2027-Q2", None, 10),
    coming("2027-Q3", 100, 0),
)


def telling(looked_ahead: Ahead) -> Telling:
    return Telling(facts(THIRD, looked_ahead), FiscalCalendar())


def texts(said: Sentences) -> list[str]:
    return [plain(one) for one in said]


def deal(key: str, amount: int, **known: Any) -> Deal:
    """Open, to close in January, its amount in thousands."""
    usual: dict[str, Any] = {
        "key": key,
        "name": f"{key} renewal",
        "customer": "Harbour",
        "stage": "Offer",
        "quarter": "2027-Q1",
        "amount": Decimal(amount) * 1000,
        "probability": Decimal("0.4"),
        "qualified": True,
        "created": date(2026, 5, 1),
        "close_date": date(2027, 1, 4),
        "slips": 0,
        "slipped_days": 0,
        "days_in_stage": 10,
        "stalled": False,
        "overdue": False,
    }
    return Deal(**usual | known)


def test_each_quarter_beside_the_pipeline_that_is_asked_for():
    found = telling(ahead(*QUARTERS, win_rate=Decimal("0.25"), won_count=10, lost_count=30))
    assert texts(words.ahead(found)) == [
        (
            "Q4 2026 has a pipeline of 250 K EUR for a plan of 100 K EUR: an index of 2.5 ×, where 4.0 × is"
            " asked for. 150 K EUR of pipeline are missing."
        ),
        "There is no pipeline for Q3 2027, and 100 K EUR are planned.",
        "Q1 2027 (6.0 ×) has the pipeline index that is asked for, or more.",
        "Nothing is planned for Q2 2027, so there is nothing to set a pipeline against.",
        (
            "What is not won yet of the plan of Q4 2026 is covered 2.1 × by qualified pipeline. With a win"
            " rate of 25 % (10 of 40 deals) it takes 4.0 ×."
        ),
    ]


def test_without_a_win_rate_no_coverage_is_required():
    assert not any("win rate" in one for one in texts(words.ahead(telling(ahead(*QUARTERS)))))


def test_the_deals_that_could_come_forward():
    """250 of 400 asked for: 120 and 50 come out of the 600 of the next quarter, which needs 400 of them."""
    open_ = (deal("Far", 120), deal("Slow", 50), deal("Huge", 300))
    shift = shifted(
        [QuarterPipe(one.key, one.plan, one.pipeline, one.index_target) for one in QUARTERS],
        [OpenDeal(one.key, one.quarter, one.amount, Decimal("0.4"), 9) for one in open_],
    )
    said = words.shift(telling(ahead(*QUARTERS, deals=open_, shift=shift)))
    assert texts(said) == [
        (
            "From Q1 2027 could come forward into Q4 2026: Far renewal (120 K EUR) and Slow renewal (50 K"
            " EUR). Its pipeline index would be 4.2 × then, instead of 2.5 ×."
        )
    ]
    assert [(one.label, plain(one.value)) for one in said[0].behind] == [
        ("Pipeline index, Q4 2026", "2.5 ×"),
        ("Pipeline index then, Q4 2026", "4.2 ×"),
        ("Pipeline index, Q1 2027", "6 ×"),
        ("Pipeline index then, Q1 2027", "4.3 ×"),
    ]
    assert words.shift(telling(ahead(*QUARTERS))) == ()


def test_the_deals_that_need_somebody():
    open_ = (
        deal("Fine", 500),
        deal("Late", 90, overdue=True, slips=2, slipped_days=45),
        deal("Slow", 50, stalled=True, days_in_stage=90, slips=1, slipped_days=1),
    )
    assert texts(words.deals(telling(ahead(*QUARTERS, deals=open_)))) == [
        "1 open deal is past its close date: Late renewal (90 K EUR).",
        "2 open deals have been put off: Late renewal (45 days) and Slow renewal (1 day).",
        "1 open deal has stood in its stage for longer than is usual: Slow renewal (90 days).",
    ]


MISSING, EXPECTED = Decimal(320_000), Decimal(900_000)


def by_deals(value: str, count: int) -> Chance:
    return Chance(Decimal(value), By.DEALS, None, MISSING, EXPECTED, count, Decimal(800_000))


def by_season(value: str, growth: str) -> Chance:
    spread = Decimal(8_000)
    return Chance(Decimal(value), By.SEASON, None, MISSING, EXPECTED, growth=Decimal(growth), spread=spread)


def none(why: Why) -> Chance:
    return Chance(None, None, why, MISSING)


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (
            by_deals("0.72", 5),
            (
                "The chance that the plan of Q4 2026 is reached is 72 %. 320 K EUR are missing, and 5 open"
                " deals of 800 K EUR in all are due. By the probability of each, or else by the win rate,"
                " the quarter comes to 900 K EUR on average."
            ),
        ),
        (
            by_deals("0.002", 1),
            (
                "The chance that the plan of Q4 2026 is reached is less than 1 %. 320 K EUR are missing,"
                " and 1 open deal of 800 K EUR is due. By its probability, or else by the win rate, the"
                " quarter comes to 900 K EUR on average."
            ),
        ),
        (
            by_season("0.998", "1.12"),
            (
                "The chance that the plan of Q4 2026 is reached is more than 99 %. 320 K EUR are missing."
                " If the rest comes in 12 % above the year before, as the last twelve months did, the"
                " quarter comes to 900 K EUR."
            ),
        ),
        (
            by_season("0.4", "0.9"),
            (
                "The chance that the plan of Q4 2026 is reached is 40 %. 320 K EUR are missing. If the rest"
                " comes in 10 % below the year before, as the last twelve months did, the quarter comes to"
                " 900 K EUR."
            ),
        ),
        (
            by_season("0.4", "1"),
            (
                "The chance that the plan of Q4 2026 is reached is 40 %. 320 K EUR are missing. If the rest"
                " comes in as in the year before, as the last twelve months did, the quarter comes to 900 K"
                " EUR."
            ),
        ),
        (
            none(Why.NO_PLAN),
            "No chance of reaching a plan can be told for Q4 2026. Nothing is planned for it.",
        ),
        (
            none(Why.NO_WIN_RATE),
            (
                "No chance of reaching a plan can be told for Q4 2026. Some open deals have no probability,"
                " and in four quarters none was won or lost to go by."
            ),
        ),
        (
            none(Why.SHORT_HISTORY),
            (
                "No chance of reaching a plan can be told for Q4 2026. It takes two years of sales, month"
                " by month, and there are fewer."
            ),
        ),
        (
            none(Why.NOTHING_BEFORE),
            (
                "No chance of reaching a plan can be told for Q4 2026. In the year before the last nothing"
                " was sold to compare with."
            ),
        ),
    ],
)
def test_the_chance_and_its_reasons(chance: Chance, text: str):
    assert " ".join(texts(words.chances(telling(ahead(*QUARTERS, chance=chance))))) == text


def reached() -> tuple[Coming, Chance]:
    quarter = coming("2026-Q4", 100, 250, begun=True, actual=Decimal(104_000))
    return quarter, Chance(Decimal(1), None, Why.REACHED, Decimal(0))


def test_a_plan_that_is_reached_needs_no_chance():
    quarter, chance = reached()
    assert texts(words.chances(telling(ahead(quarter, chance=chance)))) == [
        "The plan of Q4 2026 is reached: 104 K EUR of 100 K EUR."
    ]


def test_every_reason_has_its_words():
    for why in Why:
        said = words.chances(telling(ahead(*QUARTERS, chance=none(why))))
        assert len(said) == 1
