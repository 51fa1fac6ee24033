"""What a review says when luck is bad: no plan, no pipeline, three days of history, a quarter that runs, rows
that come while it is open, a year that begins elsewhere.
"""

from collections.abc import Callable
from datetime import date

import pytest
from tests.cast import TODAY, Cast
from tests.house import House
from tests.reviews.said import plain

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews import words
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.words import Sentences, Telling

pytestmark = pytest.mark.django_db
CALENDAR = FiscalCalendar()
Found = Callable[[str], Facts]


@pytest.fixture
def house(tmp_path) -> House:
    """P-1 began to sell three days ago: 300 on 12 May 2026."""
    house = House(tmp_path)
    house.upsert("partners", {"partner": "P-1", "name": "P-1"})
    house.upsert("sales", {"line": "1", "date": date(2026, 5, 12), "partner": "P-1", "amount": 300})
    return house


@pytest.fixture
def found(cast: Cast, house: House) -> Found:
    """The facts of P-1 in a quarter, as the manager finds them now."""

    def _found(quarter: str) -> Facts:
        scope, vendor = scope_of(cast.manager), Vendor.objects.get()
        reader = Reader(cast.manager, scope, vendor, house.publish(), house.lake, TODAY)
        return gather(reader, Partner.objects.get(pk="P-1"), Period.parse(quarter, CALENDAR))

    return _found


def texts(said: Sentences) -> list[str]:
    return [plain(one) for one in said]


def test_three_days_of_history_without_a_plan_or_a_pipeline(found: Found):
    telling = Telling(found("2026-Q2"), CALENDAR)
    assert plain(words.headline(telling)) == (
        "So far, by 15 May 2026, Q2 2026 has brought 300 EUR. There is no plan to set that against."
    )
    assert plain(words.beside_last_year(telling)) == "In the same time a year before nothing was sold."
    assert texts(words.drivers(telling)) == [
        "A year before nothing was sold in April 2026, so there is nothing to compare with."
    ]
    assert texts(words.ahead(telling)) == [
        (
            "Nothing is planned for Q2 2026, Q3 2026, Q4 2026 and Q1 2027, so there is nothing to set a"
            " pipeline against."
        )
    ]
    assert texts(words.chances(telling)) == [
        "No chance of reaching a plan can be told for Q2 2026. Nothing is planned for it."
    ]
    assert texts(words.since(telling)) == ["There has been no review before this one."]
    for tell in (words.by_quarter, words.by_line, words.customers, words.shift, words.deals, words.wins):
        assert tell(telling) == ()


def test_a_plan_for_a_partner_with_three_days_of_history(found: Found, house: House):
    """900 for the quarter, 300 a month: by 15 May 300 and 15 of 31 parts of 300 are due."""
    house.upsert(
        "targets",
        *[
            {"target": f"T-{month}", "date": date(2026, month, 1), "partner": "P-1", "amount": 300}
            for month in (4, 5, 6)
        ],
    )
    telling = Telling(found("2026-Q2"), CALENDAR)
    assert plain(words.headline(telling)) == (
        "So far, by 15 May 2026, Q2 2026 has brought 300 EUR: 67 % of the 445 EUR due by then, of 900 EUR"
        " planned for the quarter."
    )
    assert texts(words.ahead(telling))[0] == "There is no pipeline for Q2 2026, and 900 EUR are planned."
    assert texts(words.chances(telling)) == [
        (
            "No chance of reaching a plan can be told for Q2 2026. It takes two years of sales, month by"
            " month, and there are fewer."
        )
    ]
    assert texts(words.questions(telling)) == [
        "3.6 K EUR of pipeline are missing for Q2 2026. Where can it come from?"
    ]


def test_a_quarter_that_has_not_begun(found: Found):
    telling = Telling(found("2026-Q3"), CALENDAR)
    assert plain(words.headline(telling)) == "Q3 2026 has not begun, and nothing is planned for it."
    assert words.drivers(telling) == ()


def test_rows_that_come_while_a_review_is_open_are_in_it(found: Found, house: House):
    """Until it is closed it says what is known when it is read; what was shown before has another digest."""
    shown = found("2026-Q2")
    house.upsert("sales", {"line": "2", "date": date(2026, 5, 3), "partner": "P-1", "amount": 50})
    now = found("2026-Q2")
    assert (shown.back.reviewed.amounts.actual, now.back.reviewed.amounts.actual) == (300, 350)
    assert shown.digest != now.digest


def test_a_vendors_year_that_begins_in_february(found: Found, cast: Cast, tmp_path):
    """Its first quarter lasts from February to April, and has the name of the year in which that ends."""
    calendar = FiscalCalendar("February", start_month=2)
    house = House(tmp_path / "february", calendar=calendar)
    house.upsert("partners", {"partner": "P-1", "name": "P-1"})
    house.upsert("sales", {"line": "1", "date": date(2026, 4, 12), "partner": "P-1", "amount": 300})
    reader = Reader(
        cast.manager, scope_of(cast.manager), Vendor.objects.get(), house.publish(), house.lake, TODAY
    )
    facts = gather(reader, Partner.objects.get(pk="P-1"), Period.parse("2027-Q1", calendar))
    assert facts.back.reviewed.over
    assert plain(words.headline(Telling(facts, calendar))) == (
        "Q1 FY2027 brought 300 EUR. There was no plan to set that against."
    )
