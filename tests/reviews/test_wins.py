"""What there is to celebrate, found in the figures."""

from datetime import date
from decimal import Decimal

import pytest
from tests.cast import TODAY
from tests.house import House
from tests.reviews.made import CALENDAR

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews.facts import BestMonth, Wins, WonDeal
from quarterdeck.reviews.gathering import gather

pytestmark = pytest.mark.django_db


def quarter(key: str) -> Period:
    return Period.parse(key, CALENDAR)


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> House:
    """P-1 sold 100 a month from April 2024 to March 2026, and 150 in February 2026; deals won and lost."""
    house = House(tmp_path_factory.mktemp("two-years"))
    house.upsert("partners", {"partner": "P-1", "name": "P-1"})
    months = [date(2024 + (3 + number) // 12, (3 + number) % 12 + 1, 10) for number in range(24)]
    house.upsert(
        "sales",
        *[
            {
                "line": f"{day}",
                "date": day,
                "partner": "P-1",
                "amount": 150 if day.month == 2 and day.year == 2026 else 100,
            }
            for day in months
        ],
    )
    deals = {"won": ("300", "500"), "lost": ("900",), "open": ("800",)}
    house.upsert(
        "deals",
        *[
            {
                "deal": f"{status}-{amount}",
                "partner": "P-1",
                "customer": "Harbour",
                "amount": amount,
                "status": status,
                "created": date(2026, 1, 5),
                "close_date": date(2026, 3, 9),
            }
            for status, amounts in deals.items()
            for amount in amounts
        ],
    )
    return house


def test_the_largest_deal_won_and_the_best_month_in_two_years(cast, two_years: House):
    reader = Reader(
        cast.manager, scope_of(cast.manager), Vendor.objects.get(), two_years.publish(), two_years.lake, TODAY
    )
    partner = Partner.objects.get(pk="P-1")
    assert gather(reader, partner, quarter("2026-Q1")).wins == Wins(
        largest=WonDeal(
            key="won-500", name="won-500", customer="Harbour", amount=Decimal(500), closed_on=date(2026, 3, 9)
        ),
        best_month=BestMonth(key="2026-02", amount=Decimal(150), others=23),
    )
    before = gather(reader, partner, quarter("2025-Q4")).wins
    assert before == Wins()  # 21 months are no two years


def test_to_be_the_best_of_few_is_nothing(cast, reader_of):
    wins = gather(reader_of(cast.manager), Partner.objects.get(pk="P-1"), quarter("2026-Q2")).wins
    assert wins.largest is not None
    assert (wins.largest.name, wins.largest.amount, wins.best_month) == ("Expansion", 3000, None)


def test_a_quarter_to_come_has_no_wins(cast, reader_of):
    assert gather(reader_of(cast.manager), Partner.objects.get(pk="P-1"), quarter("2026-Q3")).wins == Wins()
