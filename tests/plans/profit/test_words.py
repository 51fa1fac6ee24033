"""What the page says of a forecast, read aloud."""

from decimal import Decimal

import pytest
from tests.plans.profit.test_forecast import AT_ONCE, SETUP, line, plan

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.plans.content import Content, Investment, Terms
from quarterdeck.plans.pages.earning.page import EarningPage

FAIR = Investment(key="i1", kind="marketing", name="Fair", amount=1000)


def page(content: Content) -> EarningPage:
    return EarningPage(content, FiscalCalendar())


def test_the_headline_says_profit_pay_back_and_lowest_cash():
    earning = page(plan(line(1, *[1000] * 24, margin="0.25"), investments=(FAIR,)))
    assert earning.headline == (
        "Earns 5\u202fK\xa0EUR in two years, pays back in month 4, lowest cash −750\xa0EUR in January 2027."
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (plan(), "Nothing is planned yet, so nothing is earned."),
        (plan(line(1, 100)), "What this earns cannot be said yet: no line that sells has a margin."),
        (
            plan(line(1, 100, margin="0.5")),
            "Earns 50\xa0EUR in 1 month, needs no investment, cash is never below zero.",
        ),
        (
            plan(line(1, *[100] * 12, margin="0.5"), investments=(FAIR,)),
            (
                "Loses 400\xa0EUR in one year, does not pay back within the plan, "
                "lowest cash −950\xa0EUR in January 2027."
            ),
        ),
    ],
)
def test_the_headline_of_other_plans(content: Content, said: str):
    assert page(content).headline == said


def test_what_is_not_counted_is_named():
    earning = page(plan(line(1, 5), line(2, 5), line(3, 5, margin="0.5", services=(SETUP,)), investments=()))
    assert earning.lacking == [
        "Not counted, as nobody said their margins: Line 1 and Line 2.",
        "Counted without services, as its average deal is not known: Line 3.",
    ]


def test_where_the_floor_is_missed_the_page_says_what_would_meet_it():
    sold = line(1, 100_000, margin="0.15", deal=10_000, services=(SETUP.model_copy(update={"days": 5}),))
    earning = page(plan(sold, terms=Terms(floor="0.2")))
    assert earning.against_floor == "The blended margin is 15\xa0%, below the floor of 20\xa0%."
    assert earning.advice == ["Raise Set-up with Line 1 from 0\xa0% to 25\xa0% of its deals."]


@pytest.mark.parametrize(
    ("margins", "said"),
    [
        (
            ("0.25", "0.05"),
            "No service would meet it. Leave Line 2 alone: without it the margin is 25\xa0%.",
        ),
        (
            ("0.05", "0.05"),
            "No service would meet it, and no line carries the others: leave this business alone.",
        ),
    ],
)
def test_where_no_service_would_do_the_page_says_what_to_leave_alone(margins: tuple[str, ...], said: str):
    lines = [line(number, 100, margin=margin) for number, margin in enumerate(margins, start=1)]
    assert page(plan(*lines, terms=AT_ONCE.model_copy(update={"floor": Decimal("0.2")}))).advice == [said]


def test_the_picture_has_a_bar_for_each_quarter_and_a_point_for_each_month():
    spec = page(plan(line(1, *[1000] * 7, margin="0.25"), investments=(FAIR,))).picture
    rows = spec["data"]["values"]
    assert [row["profit"] for row in rows if row["from"] is not None] == [-250, 750, 250]
    assert [row["cash"] for row in rows if row["at"] is not None] == [0, -750, -500, -250, 0, 250, 500, 750]
    assert rows[0]["says"] == "Q1 2027: profit −250\xa0EUR"


def test_the_quarters_add_up_to_the_whole():
    earning = page(plan(line(1, *[1000] * 7, margin="0.25", rebate="0.01"), investments=(FAIR,)))
    quarters = list(earning.quarters)
    assert sum(row.profit for row in quarters) == earning.profit.profit.value
    assert quarters[-1].cash == earning.profit.outcome.cash_to_date[-1]
    assert sum(row.revenue for row in quarters) == 7000
