"""Filters stay as one moves: over periods, into a partner and back, and into files."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.actors import body_of, browser_of

from quarterdeck.directory.models import Partner


@pytest.fixture
def chief(channel) -> Client:
    return browser_of("chief", channel)


def read(client: Client, query: str, name: str = "partners") -> str:
    return body_of(client.get(reverse(name) + query)).decode()


def listed(page: str) -> list[str]:
    return re.findall(r'href="/partners/([\w-]+)/\?', page.split('id="roster"')[1])


def test_a_period_keeps_filters_and_order(chief):
    page = read(chief, "?type=Reseller&sort=name&name=e&page=1")
    switch = page.split('id="period-switch"')[1].split("</nav>")[0]
    for link in re.findall(r'href="([^"]+)"', switch):
        assert {"type=Reseller", "sort=name", "name=e"} <= set(link[1:].replace("&amp;", "&").split("&"))


def test_a_partner_leads_back_to_the_list_as_it_was(chief):
    page = read(chief, "?type=Reseller&sort=name")
    (link,) = re.findall(r'href="(/partners/P-11/\?[^"]*sort=name[^"]*)"', page)[:1]
    partner = body_of(chief.get(link.replace("&amp;", "&"))).decode()
    back = re.search(r'href="(/partners/\?[^"]+)"', partner)
    assert back
    assert {"type=Reseller", "sort=name"} <= set(back[1].split("?")[1].replace("&amp;", "&").split("&"))


def test_what_is_said_and_summed_is_of_those_listed(chief):
    page = read(chief, "?type=Consultancy&period=2026-Q1")
    assert listed(page) == ["P-4"]
    assert "1 of 1 partner needs attention" in page
    assert "6,325.20" in page  # 9 lines of 1,004 CAD at 0.7, and the figures of nobody else
    assert "Nordlicht" not in page


def test_a_file_holds_what_is_listed(chief):
    address = reverse("partners_file", args=["csv"])
    for query, keys in (("?type=reseller&name=rhone", {"P-12"}), ("?tier=gold", {"P-1", "P-12", "P-21"})):
        lines = body_of(chief.get(address + query)).decode().splitlines()[1:]
        assert {line.split(",")[0] for line in lines} == keys
        assert set(listed(read(chief, query))) == keys


def test_capitals_do_not_part_a_type(chief):
    Partner.objects.filter(key="P-12").update(type="reseller")
    page = read(chief, "")
    types = re.findall(
        r"<option[^>]*>([^<]*)</option>", page.split('id="filter-type"')[1].split("</select>")[0]
    )
    assert types == ["All", "Consultancy", "Distributor", "Reseller", "Service Provider", "Software Vendor"]
    assert {"P-11", "P-12"} <= set(listed(read(chief, "?type=Reseller")))


def test_where_nothing_fits_the_filters_are_still_there(chief):
    page = read(chief, "?type=Reseller&name=nordlicht")
    assert "No partner fits." in page
    assert 'id="filter-type"' in page
