"""Ways that people go: in, down to the rows, with the keyboard, without scripts."""

import csv
import re

import pytest
from playwright.sync_api import Page, expect

from quarterdeck.demo.cast import CAST

WHOLE_COMPANY = ("channel chief", "channel operations", "regional manager", "partner manager", "distributor")


@pytest.mark.parametrize("role", CAST)
def test_everybody_of_the_cast_comes_in_by_one_click(role: str, enter, keep):
    page = enter(role)
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    if role in WHOLE_COMPANY:
        assert page.get_by_role("row").count() > 2
    else:
        expect(page.get_by_text("internal", exact=True)).to_have_count(0)
    keep(page, f"in-{role.replace(' ', '-')}")


def test_the_whole_way_down_to_the_rows_by_links_that_can_be_sent(enter, keep):
    page = enter("partner manager")
    page.get_by_role("table").get_by_role("link").first.click()
    page.get_by_role("link", name="families, down to the rows").click()
    for step in ("family", "product", "month"):
        _the_address_alone_brings_here(page)
        keep(page, f"down-{step}")
        page.get_by_role("table").get_by_role("link").first.click()
        page.wait_for_load_state("networkidle")
    assert "/rows/sales/" in page.url
    _the_address_alone_brings_here(page)
    rows = page.get_by_role("table").locator("tbody tr").count()
    assert rows > 0
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == rows + 1


def test_a_figure_says_how_it_is_computed(enter, keep):
    page = enter("partner executive", "/partners/P-001/")
    page.get_by_text("How is this computed?").first.click()
    expect(page.get_by_text("The question").first).to_be_visible()
    expect(page.get_by_text("Formula:").first).to_be_visible()
    keep(page, "explained")


def test_the_day_since_when_is_chosen_without_leaving_the_page(enter):
    page = enter("partner executive", "/partners/P-001/")
    page.get_by_label("Since", exact=True).fill("2025-01-01")
    page.get_by_label("Since", exact=True).press("Tab")
    expect(page.get_by_role("heading", name="What changed since 1 January 2025")).to_be_visible()
    assert "since=2025-01-01" in page.url
    _the_address_alone_brings_here(page)


def test_partners_are_filtered_and_sorted_in_place(enter):
    page = enter("channel chief", "/partners/")
    before = page.get_by_role("table").get_by_role("link").first.inner_text()
    page.get_by_label("Order").select_option("name")
    expect(page).to_have_url(re.compile("sort=name"))
    expect(page.get_by_role("table").get_by_role("link").first).not_to_have_text(before)
    page.get_by_label("Name").fill("nordlicht")
    expect(page.get_by_role("table").get_by_role("rowheader")).to_have_count(1)


def test_by_keyboard_alone(enter):
    page = enter("partner manager")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    first = page.get_by_role("table").get_by_role("link").first
    for _ in range(30):
        if first.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/partners/**")
    summary = page.get_by_text("How is this computed?").first
    for _ in range(30):
        if summary.evaluate("it => it.closest('summary') === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The question").first).to_be_visible()


def test_the_menu_changes_the_theme_and_closes_with_escape(enter):
    page = enter("partner manager")
    page.locator("details.menu > summary", has_text="your menu").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Dark")).to_be_hidden()
    page.locator("details.menu > summary", has_text="your menu").click()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_without_scripts_a_chart_is_its_table(enter):
    page = enter("partner executive", "/partners/P-001/", java_script_enabled=False)
    expect(page.locator("#months-chart")).to_be_hidden()
    page.get_by_text("The table behind it").first.click()
    expect(page.get_by_role("columnheader", name="A year before")).to_be_visible()
    page.get_by_role("link", name="What changed").click()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="What changed since")).to_be_visible()


def _the_address_alone_brings_here(page: Page) -> None:
    heading = page.get_by_role("heading", level=1).inner_text()
    again = page.context.new_page()
    again.goto(page.url)
    assert again.get_by_role("heading", level=1).inner_text() == heading
    again.close()
