"""How old the data is, and whether that is later than usual."""

from datetime import date, timedelta

import pytest
from tests.quality.conftest import TODAY, Watched

from quarterdeck.quality.desk import Arrival
from quarterdeck.quality.freshness import Freshness, freshness, read, usual_gap

WEEKLY = [TODAY - timedelta(days=days) for days in (35, 28, 21, 14)]


def test_the_rhythm_is_the_usual_gap_of_days_on_which_something_came():
    assert usual_gap(WEEKLY) == 7
    assert usual_gap([*WEEKLY, WEEKLY[-1]]) == 7
    assert usual_gap(WEEKLY[:3]) is None


@pytest.mark.parametrize(
    ("usual", "ago", "late"),
    [
        (7, 10, False),
        (7, 11, True),
        (1, 3, False),
        (1, 4, True),
        (30, 45, False),
        (30, 46, True),
        (None, 400, False),
    ],
)
def test_late_is_half_as_long_again_as_usual_and_two_days_at_least(usual: int | None, ago: int, late: bool):
    fresh = Freshness("sales", "", 1, None, TODAY - timedelta(days=ago), usual)
    assert fresh.late(TODAY) is late


def test_by_subject_and_by_source(house: Watched):
    arrivals = [Arrival(str(n), "sales", "crm", day) for n, day in enumerate(WEEKLY, start=11)]
    arrivals.append(Arrival("19", "sales", "pos-#.csv", TODAY))
    house.sell("P1", "2026-04-01", "2026-06-01", import_id="14")
    house.sell("P2", "2026-05-02", import_id="19")
    found = house.look(freshness, arrivals=arrivals)
    (sales,) = [read(one) for one in found["subjects"] if one["subject"] == "sales"]
    assert (sales.rows, sales.business_date, sales.imported) == (3, date(2026, 5, 2), TODAY)
    sources = {one["source"]: read(one) for one in found["sources"]}
    assert (sources["crm"].rows, sources["crm"].business_date) == (2, date(2026, 4, 1))
    assert (sources["crm"].usual, sources["crm"].late(TODAY)) == (7, True)
    assert sources["pos-#.csv"].rows == 1
