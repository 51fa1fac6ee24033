"""What a review says for the meeting: since the last one, questions for the partner, wins."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.reviews.facts import ahead, amounts, back, coming, facts, line
from tests.reviews.said import plain
from tests.reviews.test_words_ahead import deal
from tests.reviews.test_words_story import AFTER, BEFORE, bought, story

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.reviews import words
from quarterdeck.reviews.arithmetic.best import best
from quarterdeck.reviews.arithmetic.customers import customers
from quarterdeck.reviews.facts import BestMonth, Promised, Since, Wins, WonDeal
from quarterdeck.reviews.facts.facts import Peers
from quarterdeck.reviews.words import Sentences, Telling

THIRD = back(line("Storage", *[amounts(100, 110, 100)] * 3))


def telling(looked_back=THIRD, looked_ahead=None, **known: Any) -> Telling:
    return Telling(facts(looked_back, looked_ahead, **known), FiscalCalendar())


def texts(said: Sentences) -> list[str]:
    return [plain(one) for one in said]


def promised(pk: int, side: str = "vendor", state: str = "open", **known: Any) -> Promised:
    """Due on 1 October, four days before the day of the facts."""
    usual: dict[str, Any] = {
        "pk": pk,
        "side": side,
        "owner": "Jonas Keller" if side == "partner" else "Mia Brandt",
        "text": f"Promise {pk}",
        "due": date(2026, 10, 1),
        "state": state,
        "closed_on": None,
        "outcome": "",
        "here": True,
    }
    return Promised(**usual | known)


def last(**known: Any) -> Since:
    usual: dict[str, Any] = {
        "review": 1,
        "quarter": "2026-Q2",
        "closed_on": date(2026, 7, 6),
        "manager": "Mia Brandt",
        "currency": "EUR",
        "running": False,
        "then": Decimal(220_000),
        "now": Decimal(220_000),
    }
    return Since(**usual | known)


def test_before_the_first_review_there_is_nothing_to_tell():
    assert texts(words.since(telling())) == ["There has been no review before this one."]


def test_since_we_last_met():
    found = telling(
        since=last(now=Decimal(225_000), manager="Tom Reyes"),
        promises=(
            promised(1, state="kept", closed_on=date(2026, 9, 30)),
            promised(2, state="kept", closed_on=date(2026, 10, 2)),
            promised(3),
            promised(4, "partner", due=date(2026, 12, 1)),
            promised(5, "partner", here=False),
        ),
    )
    assert texts(words.since(found)) == [
        "The last review was of Q2 2026, with the figures of 6 July 2026.",
        "Of the vendor's 3 promises: 1 kept in time, 1 kept late and 1 past its day.",
        "Of the partner's 1 promise: 1 still open.",
        "The 220 K EUR that it told are 225 K EUR today: 5 K EUR more, as rows came late or were corrected.",
        "Mia Brandt looks after the partner today; at the last review it was Tom Reyes.",
    ]
    assert [one.mood for one in words.promises(found)] == ["bad", "good"]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (last(), "The 220 K EUR that it told are what the same months say today."),
        (
            last(now=Decimal(210_000)),
            (
                "The 220 K EUR that it told are 210 K EUR today: 10 K EUR less, as rows were corrected or"
                " taken out."
            ),
        ),
        (
            last(now=Decimal(260_000), running=True),
            (
                "Its quarter still ran: the 220 K EUR that it told are 260 K EUR today, with what was sold,"
                " came late or was corrected since."
            ),
        ),
        (last(now=None, currency="USD"), "What it told, 220 K USD, cannot be told in USD any more."),
    ],
)
def test_what_became_of_the_figures(found: Since, text: str):
    said = texts(words.since(telling(since=found)))
    assert said[1:] == ["Nothing was promised there.", text]


def test_a_dropped_promise_is_told():
    said = words.promises(telling(since=last(), promises=(promised(1, state="dropped"),)))
    assert (texts(said), said[0].mood) == (["Of the vendor's 1 promise: 1 dropped."], "bad")


def test_questions_that_the_figures_raise():
    found = telling(
        back(line("Storage", amounts(100, 80, 100)), line("Network", amounts(100, 110, 100))),
        ahead(coming("2026-Q4", 100, 250), deals=(deal("Late", 90, overdue=True), deal("Fine", 500))),
        story=story(BEFORE, AFTER, customers=customers(bought(Harbour=30), bought(Clinic=5))),
        peers=Peers(lower=Decimal("0.01"), median=Decimal("0.09"), upper=Decimal("0.2")),
        untried=("Backup", "Cloud"),
        promises=(promised(7, "partner"), promised(8, "vendor")),
    )
    assert texts(words.questions(found)) == [
        "Furthest behind plan in Q1 2026: Storage, by 20 K EUR. What stands in the way?",
        "Sold a year before, and not any more: Cable (50 K EUR). Was it replaced, or lost?",
        "Customers who bought a year before, and nothing now: Harbour (30 K EUR). What happened?",
        (
            "The plan so far stands at 0 % on the year before. Half of the partners of this kind came to +9"
            " % or more in the last twelve months. What would it take to grow as they did?"
        ),
        "Not sold in at least 3 years: Backup and Cloud. Which customers could use them?",
        "150 K EUR of pipeline are missing for Q4 2026. Where can it come from?",
        "Late renewal (90 K EUR) should have been decided by now. Is it still to be won?",
        "Promised, past the day and still open: “Promise 7” (Jonas Keller). What is missing?",
    ]


def test_without_a_plan_sales_are_set_beside_those_of_peers():
    found = telling(
        back(line("Storage", amounts(None, 95, 100))),
        peers=Peers(lower=Decimal("0.01"), median=Decimal("0.09"), upper=Decimal("0.2")),
    )
    assert texts(words.questions(found)) == [
        (
            "Sales stand at −5 % on the year before. Half of the partners of this kind came to +9 % or more"
            " in the last twelve months. What holds them back here?"
        )
    ]


def test_a_plan_above_its_peers_raises_no_question():
    peers = Peers(lower=Decimal("-0.2"), median=Decimal("-0.01"), upper=Decimal("0.2"))
    assert words.questions(telling(peers=peers)) == ()


def test_of_a_partner_of_whom_nothing_came_in_nothing_is_asked():
    unknown = telling(known=False, untried=("Cloud",), promises=(promised(7, "partner"),))
    assert (words.questions(unknown), words.wins(unknown)) == ((), ())


def test_wins_to_celebrate():
    found = telling(
        back(line("Storage", amounts(100, 130, 90)), line("Network", amounts(100, 110, 90))),
        story=story(BEFORE, AFTER, customers=customers({}, bought(Clinic=5))),
        promises=(promised(1, state="kept", closed_on=date(2026, 9, 30)),),
        wins=Wins(
            largest=WonDeal(
                key="D-1",
                name="Renewal",
                customer="Harbour",
                amount=Decimal(90_000),
                closed_on=date(2026, 9, 1),
            ),
            best_month=BestMonth(key="2026-08", amount=Decimal(80_000), others=23),
        ),
    )
    said = words.wins(found)
    assert texts(said) == [
        "Q1 2026 is 20 % ahead of what was due: 240 K EUR, not 200 K EUR.",
        "Q1 2026 brought 33 % more than the same time a year before.",
        "Furthest ahead of plan in Q1 2026: Storage, by 30 K EUR.",
        "August 2026 brought 80 K EUR: more than any of the 23 months before it.",
        "The largest deal that was won in Q1 2026: Renewal with Harbour (90 K EUR).",
        "1 customer was won who had bought nothing a year before: Clinic (5 K EUR).",
        "1 promise was kept before its day: “Promise 1” (Mia Brandt).",
    ]
    assert {one.mood for one in said} == {"good"}


def test_where_there_is_nothing_to_celebrate_nothing_is_made_up():
    assert words.wins(telling(back(line("Storage", amounts(100, 100, 100))))) == ()


@pytest.mark.parametrize(
    ("months", "recent", "place"),
    [
        ([5, 1, 2, 9], 3, 3),
        ([5, 9, 2, 1], 3, 1),
        ([5, 9, 2, 1], 2, None),
        ([9, 1, 2, 9], 3, None),
        ([0, 1, 2, 9], 3, None),
        ([], 3, None),
    ],
)
def test_the_best_of_many(months: list[int], recent: int, place: int | None):
    """One of the last, better than all before it, of a series that has begun by its first month."""
    assert best([Decimal(month) for month in months], recent) == place
