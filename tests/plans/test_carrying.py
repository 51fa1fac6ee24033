"""A content carried elsewhere: its days move with its start, and nobody's own goes to others."""

from datetime import date
from decimal import Decimal

from tests.plans.made import content, full_content, line

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.plans.carrying import anonymous, as_template, in_currency, moved
from quarterdeck.plans.content import Content, Goal, Promise, Terms
from quarterdeck.plans.starting.copying import carried_on

CALENDAR = FiscalCalendar(start_month=4)


def period(key: str) -> Period:
    return Period.parse(key, CALENDAR)


GOAL = Goal(key="g1", text="Three certified", target=Decimal(3), baseline=Decimal(1), by=date(2027, 8, 31))
PROMISE = Promise(key="p1", side="partner", text="Name them", owner="jonas@x.example", due=date(2026, 5, 5))


def said() -> Content:
    made = full_content(length=24)
    return made.model_copy(update={"goals": (GOAL,), "promises": (PROMISE,), "note": "Between us"})


def test_days_move_as_far_as_the_start():
    later = moved(said(), period("2027-07"), 12, CALENDAR)
    assert (later.begins, later.length) == ("2027-07", 12)
    assert later.goals[0].by == date(2028, 2, 29)
    assert later.promises[0].due == date(2026, 11, 5)
    assert [line.months for line in later.lines] == [(Decimal(0),) * 12] * 2
    assert later.lines[0].earning == said().lines[0].earning


def test_nothing_of_ones_own_goes_to_others():
    for kept in (anonymous(said()), as_template(said(), CALENDAR, own=False)):
        assert kept.total == 0
        assert kept.terms == Terms()
        assert {line.earning.margin for line in kept.lines} == {None}
        assert {(one.amount, one.day_cost, one.lost_day) for one in kept.investments} == {(0, 0, 0)}
        assert (kept.goals[0].text, kept.goals[0].target) == ("Three certified", None)
        assert (kept.promises[0].text, kept.promises[0].owner, kept.note) == ("Name them", "", "")


def test_a_template_may_keep_what_is_earned_but_nobody():
    kept = as_template(said(), CALENDAR, own=True)
    assert kept.terms == said().terms
    assert kept.lines[0].earning == said().lines[0].earning
    assert (kept.total, kept.promises[0].owner, kept.goals[0].target) == (0, "", None)


def test_amounts_of_another_currency_are_not_taken_over():
    assert in_currency(said(), "EUR") == said()
    assert in_currency(said(), "USD").terms == Terms()


def test_the_next_years_grow_from_the_last_of_the_plan():
    plan = content(1, 24)  # 1,001.00 in the first month, then one more each month
    after = carried_on(plan, period("2029-01"), 24, Decimal("0.1"), CALENDAR)
    last_year = sum(plan.lines[0].months[12:])
    assert sum(after.lines[0].months[:12]) == last_year * Decimal("1.1")
    assert after.lines[0].months[0] == Decimal("1114.30")  # 1,013.00 and a tenth
    assert (after.begins, after.currency) == ("2029-01", "EUR")


def test_each_month_stays_at_its_place_in_the_year():
    peak = tuple(Decimal(100 if month % 12 == 5 else 1) for month in range(24))
    plan = content(0, 24, lines=(line(1, 24, months=peak),))
    turned = carried_on(plan, period("2029-04"), 12, Decimal(0), CALENDAR)
    assert turned.lines[0].months.index(Decimal(100)) == 2
    short = content(0, 6, lines=(line(1, 6, months=tuple(map(Decimal, range(6)))),))
    assert carried_on(short, period("2027-07"), 12, Decimal(0), CALENDAR).lines[0].months[6:8] == (0, 1)
