"""Parts lead to pages with the same total, down to the rows behind them."""

import html
import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.cast import Cast
from tests.house import House
from tests.web.actors import body_of, browser_of

from quarterdeck.directory.models import Partner
from quarterdeck.home import Home

PART = re.compile(r'<th scope="row">(?:<a href="([^"]*)">)?([^<]*)(?:</a>)?</th>.*?</tr>', re.DOTALL)
MONEY = re.compile(r'title="([^"]*EUR)"')


@pytest.fixture
def spread(cast: Cast, tmp_path: Path, settings) -> Cast:
    """Partners at a country, at a region of it and at a part of the world itself; targets of two bases."""
    house = House(tmp_path)
    house.upsert(
        "territories",
        {"territory": "W", "name": "World", "level": "world"},
        {"territory": "EMEA", "name": "Europe", "parent": "W", "level": "part"},
        {"territory": "AMER", "name": "Americas", "parent": "W", "level": "part"},
        {"territory": "DE", "name": "Germany", "parent": "EMEA", "level": "land"},
        {"territory": "FR", "name": "France", "parent": "EMEA", "level": "land"},
        {"territory": "US", "name": "United States", "parent": "AMER", "level": "land"},
        {"territory": "DE-N", "name": "North", "parent": "DE", "level": "district"},
        {"territory": "DE-S", "name": "South", "parent": "DE", "level": "district"},
    )
    places = {"P-1": "DE", "P-2": "DE-N", "P-3": "DE-S", "P-4": "EMEA", "D-1": "US", "D-2": "W"}
    house.upsert(
        "partners",
        *[{"partner": key, "name": f"Partner {key}", "territory": place} for key, place in places.items()],
    )
    house.upsert("products", {"product": "S-1", "name": "Array 200", "family": "Storage"})
    house.upsert("exchange_rates", {"currency": "USD", "date": "2020-01-01", "rate": "0.5"})
    house.upsert("people", {"person": cast.manager.email, "name": "Mia"})
    house.upsert(
        "assignments",
        {"partner": "P-1", "manager": cast.manager.email, "since": "2023-01-01"},
        {"partner": "P-2", "manager": cast.manager.email, "since": "2023-01-01", "until": "2026-04-30"},
    )
    house.upsert(
        "sales",
        *[
            {
                "line": f"{key}-{month}",
                "date": date(2026, month, 3),
                "partner": key,
                "product": "S-1",
                "amount": 100 * 2**number + month,
                "currency": "USD" if key == "P-1" else "EUR",
            }
            for number, key in enumerate(places)
            for month in (4, 5)
        ],
    )
    house.upsert(
        "targets",
        {"target": "T", "date": "2026-04-01", "partner": "P-1", "amount": 4321},
        {"target": "Q", "basis": "quota", "date": "2026-04-01", "partner": "P-1", "amount": 8765},
    )
    house.publish()
    Partner.objects.update(measured_on="sell-in")
    settings.HOME = Home(tmp_path)
    return cast


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return body_of(answer).decode()


def parts_of(page: str) -> dict[str, tuple[str, str]]:
    """(where it leads, its revenue) by name of the part."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return {
        match[2]: (html.unescape(match[1] or ""), MONEY.findall(match[0])[0]) for match in PART.finditer(body)
    }


def total_of(page: str) -> str:
    return MONEY.findall(page.partition('<h1 class="lead">')[2])[0]


def test_territories_lead_to_pages_of_the_same_name_and_total(spread):
    client = browser_of("chief", spread)
    seen, open_pages = [], ["/breakdown/"]
    while open_pages:
        page = page_of(client, open_pages.pop())
        for name, (address, revenue) in parts_of(page).items():
            if address.startswith("/breakdown/"):
                below = page_of(client, address)
                assert total_of(below) == revenue, address
                assert f", {name}</h1>" in below
                seen.append(name)
                open_pages.append(address)
    assert {"Europe", "Americas", "Germany", "United States", "North", "South", "not allocated"} <= set(seen)


def test_a_former_partner_is_no_link(spread):
    """Mia sold at P-2 in April: it counts as hers, but its page is not hers to open."""
    parts = parts_of(page_of(browser_of("manager", spread), "/breakdown/?by=partner"))
    assert parts["Partner P-1"][0].startswith("/partners/P-1/breakdown/")
    assert parts["Partner P-2"][0] == ""


def test_no_part_of_a_managers_own_leads_nowhere(spread):
    """P-2 is in the north, where no partner of Mia is today."""
    client = browser_of("manager", spread)
    parts = parts_of(page_of(client, "/breakdown/?by=district"))
    assert parts["North"][0] == ""
    assert total_of(page_of(client, parts["not allocated"][0])) == parts["not allocated"][1]


@pytest.mark.parametrize(
    "query",
    [
        "product=S-1",
        "product=array 200",
        "family=storage",
        "month=2026-04",
        "territory=EMEA",
        "territory=Germany",
        "part=Europe&land=DE",
        "manager=Mia",
    ],
)
def test_rows_and_breakdown_read_an_address_alike(query: str, spread):
    client = browser_of("chief", spread)
    page = page_of(client, f"/partners/P-1/rows/sales/?{query}")
    rows = page.partition("<tbody")[2].partition("</tbody>")[0].count("<tr")
    assert rows == (1 if "month" in query else 2)
    whole = total_of(page_of(client, f"/partners/P-1/breakdown/?{query}"))
    assert whole == ("52.00\xa0EUR" if "month" in query else "104.50\xa0EUR")


def test_rows_of_a_place_elsewhere_are_none(spread):
    page = page_of(browser_of("chief", spread), "/partners/P-1/rows/sales/?territory=US")
    assert "No rows." in page


def test_rows_of_targets_are_of_the_basis_of_the_figure(spread):
    page = page_of(browser_of("chief", spread), "/partners/P-1/rows/targets/")
    assert "4,321" in page
    assert "8,765" not in page


def test_an_amount_as_reported_says_its_currency(spread):
    own = page_of(browser_of("chief", spread), "/partners/P-1/rows/sales/")
    assert "as reported" in own
    assert ">USD</td>" in own
    assert ">EUR</td>" not in page_of(browser_of("chief", spread), "/partners/P-2/rows/sales/")
