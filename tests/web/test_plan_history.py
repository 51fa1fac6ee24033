"""What a plan grows from: the partner's own months, by line, each sale in one line only."""

from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from tests.cast import Cast
from tests.plans.made import content, line

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.dashboards.reader import Reader, reader_for
from quarterdeck.directory.models import Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans.content import Sold
from quarterdeck.plans.history import REST, base_year, last_year
from quarterdeck.plans.models import Play

CALENDAR = FiscalCalendar()


@pytest.fixture
def reader(channel: Cast) -> Reader:
    return reader_for(channel.chief, scope_of(channel.chief), Vendor.objects.get(), settings.HOME)


def test_the_newest_month_of_each_place_in_the_year_that_is_over():
    base = base_year(Period.parse("2027-01", CALENDAR), date(2026, 5, 15))
    assert [month.key for month in base[:5]] == ["2026-01", "2026-02", "2026-03", "2026-04", "2025-05"]
    begun = base_year(Period.parse("2026-01", CALENDAR), date(2026, 5, 15))
    assert [begun[0].key, begun[-1].key] == ["2025-01", "2025-12"]


def test_each_sale_is_in_one_line(reader: Reader, asked: list[str]):
    Play.objects.create(key="connect", name="Connect", families=["Network"], products=["S-1"])
    lines = (
        line(1, kind=Sold.PLAY, sold=REST),
        line(2, kind=Sold.FAMILY, sold="Storage"),
        line(3, kind=Sold.PRODUCT, sold="S-1"),
        line(4, kind=Sold.PLAY, sold="connect"),
    )
    found = last_year(reader, "P-1", content(0, lines=lines))
    assert found == {
        "l1": (Decimal(0),) * 12,
        "l2": (Decimal("1001.00"),) * 12,  # S-2
        "l3": (Decimal("1001.00"),) * 12,
        "l4": (Decimal("1001.00"),) * 12,  # N-1
    }
    assert len([sql for sql in asked if "bucket" in sql]) == 1


def test_what_nobody_names_is_the_rest(reader: Reader):
    lines = (line(1, kind=Sold.FAMILY, sold="Network"), line(2, kind=Sold.PLAY, sold=REST))
    found = last_year(reader, "P-1", content(0, lines=lines))
    assert (found["l1"][0], found["l2"][0]) == (Decimal("1001.00"), Decimal("2002.00"))


@pytest.mark.parametrize(
    ("currency", "amount"), [("USD", "1003.00"), ("EUR", "902.70"), ("CAD", "1289.57"), ("JPY", None)]
)
def test_months_are_in_the_plans_currency(reader: Reader, currency: str, amount: str | None):
    said = content(0, currency=currency, lines=(line(1, sold="S-1"),))
    assert last_year(reader, "P-3", said) == {"l1": (Decimal(amount),) * 12 if amount else (Decimal(0),) * 12}
