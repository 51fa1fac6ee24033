"""Addresses that can be sent: periods, keys, the way down and back."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.http import QueryDict
from django.urls import resolve, reverse

from quarterdeck.calendar import FiscalCalendar, PeriodError
from quarterdeck.dashboards.pages.drill import Drill
from quarterdeck.dashboards.periods import choose
from quarterdeck.directory.models import Partner

CALENDAR = FiscalCalendar()
TODAY = date(2026, 5, 15)
PLACES = ("region", "country")


def drill(query: str, partner: Partner | None = None) -> Drill:
    asked = QueryDict(query)
    return Drill.read(asked, partner, choose(asked.get("period", ""), CALENDAR, TODAY), PLACES)


@pytest.mark.parametrize(
    ("text", "key", "name", "running"),
    [
        ("", "2026-Q2", "Q2 2026", True),
        ("2025", "2025", "2025", False),
        ("2026-07", "2026-07", "July 2026", False),
        ("2025-Q3..2026-Q2", "2025-Q3..2026-Q2", "Q3 2025 to Q2 2026", True),
    ],
)
def test_a_period_is_named_by_its_address(text: str, key: str, name: str, running: bool):
    choice = choose(text, CALENDAR, TODAY)
    assert (choice.key, choice.name, choice.running) == (key, name, running)


def test_a_fiscal_year_of_its_own_says_so():
    assert choose("", FiscalCalendar(start_month=7), TODAY).name == "Q4 FY2026"
    assert choose("2026-02", FiscalCalendar(pattern="4-4-5"), TODAY).name == "Month 2, FY2026"


def test_a_period_that_is_none_is_refused():
    with pytest.raises(PeriodError):
        choose("soon", CALENDAR, TODAY)


@pytest.mark.parametrize("key", ["P-1", "A/B", "~0", "~1/~", "Zürich & Söhne", "50%", "?x=1#y", ".."])
def test_any_key_finds_its_way_through_an_address(key: str):
    address = reverse("partner", args=[key])
    assert "?" not in address
    assert resolve(unquote(address)).kwargs == {"key": key}


def test_going_down_keeps_what_was_chosen():
    partner = Partner(key="P-1", name="Nordlicht")
    first = drill("", partner)
    assert first.by == "family"
    second = drill(first.into("Storage").partition("?")[2], partner)
    assert (second.by, dict(second.where)) == ("product", {"family": "Storage"})
    third = drill(second.into("S-1").partition("?")[2], partner)
    assert (third.by, dict(third.where)) == ("month", {"family": "Storage", "product": "S-1"})
    assert third.into("2026-04").startswith(
        "/partners/P-1/rows/sales/?period=2026-04&family=Storage&product=S-1"
    )


def test_what_has_no_key_can_be_gone_into():
    partner = Partner(key="P-1", name="Nordlicht")
    address = drill("by=family", partner).into(None)
    assert drill(address.partition("?")[2], partner).question == {"family": [None], "partner": ["P-1"]}


def test_a_partner_of_the_whole_channel_leads_to_its_own_breakdown():
    assert drill("by=partner&territory=DE").into("P-1") == "/partners/P-1/breakdown/?period=2026-Q2&by=family"


def test_an_unknown_level_is_the_first_one():
    assert drill("by=nonsense").by == "region"


def test_places_are_gone_down_one_level_at_a_time():
    first = drill("")
    second = drill(first.into("EMEA").partition("?")[2])
    assert (second.by, dict(second.where)) == ("country", {"region": "EMEA"})
    third = drill(second.into("DE").partition("?")[2])
    assert (third.by, dict(third.where)) == ("partner", {"region": "EMEA", "country": "DE"})
    assert third.into("P-1") == "/partners/P-1/breakdown/?period=2026-Q2&by=family"


def test_a_month_narrows_the_period():
    narrowed = drill("period=2026&month=2026-03&family=Storage", Partner(key="P-1", name="Nordlicht"))
    assert (narrowed.choice.key, narrowed.choice.name) == ("2026-03", "March 2026")
    assert "month" not in narrowed.question
