"""What is missing: each case small enough to be seen at a glance."""

from datetime import date

from tests.quality.conftest import Watched

from quarterdeck.quality.desk import Arrival
from quarterdeck.quality.looks.gaps import no_manager, no_target, old_rates
from quarterdeck.quality.looks.reporting import few_rows, no_sales

MONTHLY = ("2025-11-10", "2025-12-10", "2026-01-12", "2026-02-10", "2026-03-10", "2026-04-10")


def keys(found) -> list[str]:
    return [one.key for one in found]


def test_who_sold_in_each_month_and_not_in_this_one_is_missing(house: Watched):
    house.sell("P1", *MONTHLY)
    house.sell("P2", *MONTHLY, "2026-05-02")
    (found,) = house.look(no_sales)
    assert (found.key, found.partner, found.month) == ("partner:P1:2026-05", "P1", "2026-05")
    assert (found.facts["name"], found.facts["last"]) == ("Nordlicht", "2026-04-01")


def test_the_running_month_is_given_until_the_usual_day(house: Watched):
    """The latest first sale was on the 12th: on that day it may still come."""
    house.sell("P1", *MONTHLY)
    assert keys(house.look(no_sales, today=date(2026, 5, 12))) == []
    assert keys(house.look(no_sales, today=date(2026, 5, 13))) == ["partner:P1:2026-05"]


def test_who_was_silent_before_is_not_news(house: Watched):
    house.sell("P1", *MONTHLY[:4])
    house.sell("P2", MONTHLY[0], MONTHLY[2], MONTHLY[4])
    assert keys(house.look(no_sales)) == []


def test_a_month_that_has_passed_is_told_once(house: Watched):
    house.sell("P1", *MONTHLY[:5])
    assert keys(house.look(no_sales)) == ["partner:P1:2026-04"]


def test_a_distributor_who_reports_later_has_until_then(house: Watched):
    """Reports of a month came on the 5th of the next: April's are due by 5 May, May's not yet."""
    arrivals = []
    for number, day in enumerate(MONTHLY[:5], start=1):
        house.sell("P1", day, flow="sell-through", distributor="P2", import_id=str(number))
        month = number + 10
        came = date(2025 + month // 12, month % 12 + 1, 5)
        arrivals.append(Arrival(str(number), "sales", "pos.csv", came))
    assert keys(house.look(no_sales, today=date(2026, 5, 5), arrivals=arrivals)) == []
    assert keys(house.look(no_sales, today=date(2026, 5, 7), arrivals=arrivals)) == ["distributor:P2:2026-04"]


def test_a_month_with_far_fewer_rows_than_usual(house: Watched):
    """Ten in each month, four in April are enough, three are not."""
    for partner, last in (("P1", 3), ("P2", 4)):
        for day in ("2025-10-10", *MONTHLY):
            many = last if day == MONTHLY[-1] else 10
            house.upsert(
                "sales",
                *[{"line": f"{partner}/{day}/{n}", "date": day, "partner": partner} for n in range(many)],
            )
    (found,) = house.look(few_rows)
    assert (found.partner, found.month, found.facts["rows"], found.facts["usual"]) == ("P1", "2026-04", 3, 10)


def test_sales_without_a_target_where_others_have_one(house: Watched):
    house.sell("P1", "2026-05-02", amount=50)
    house.sell("P2", "2026-05-02")
    assert house.look(no_target) == []
    house.upsert("targets", {"target": "T", "date": "2026-05-01", "partner": "P2"})
    (found,) = house.look(no_target)
    assert (found.key, found.facts["amount"]) == ("P1:2026-05", "50.0000")


def test_partners_whom_nobody_looks_after(house: Watched):
    """A reseller is looked after through its distributor; an assignment that has ended does not count."""
    house.upsert("partners", {"partner": "P3", "name": "Below", "parent": "P1"})
    house.upsert("people", {"person": "mia@x.example"})
    assert house.look(no_manager) == []
    house.upsert(
        "assignments",
        {"partner": "P1", "manager": "mia@x.example", "since": "2025-01-01"},
        {"partner": "P2", "manager": "mia@x.example", "since": "2025-01-01", "until": "2026-05-19"},
    )
    assert keys(house.look(no_manager)) == ["P2"]


def test_a_rate_that_should_have_come(house: Watched):
    """One a month: 59 days are still within twice the usual 30, 61 are not."""
    house.upsert("exchange_rates", *[{"currency": "USD", "date": day, "rate": "0.9"} for day in
                                     ("2025-12-20", "2026-01-19", "2026-02-18", "2026-03-20")])  # fmt: skip
    house.sell("P1", "2026-05-02", currency="USD")
    assert keys(house.look(old_rates, today=date(2026, 5, 18))) == []
    (found,) = house.look(old_rates, today=date(2026, 5, 20))
    assert (found.key, found.facts["usual"]) == ("USD:2026-03-20", 30)
