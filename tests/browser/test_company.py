"""What only a browser can show: pictures that are saved, and finding things by keyboard."""

import re

from playwright.sync_api import expect


def test_a_chart_is_saved_as_a_picture(enter):
    """Twice as fine as the screen, in light colours whatever the theme."""
    page = enter("partner executive", theme="dark")
    page.wait_for_selector("#months-chart.drawn svg")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture").first.click()
    assert download.value.suggested_filename.endswith("months-reached-their-target.png")
    picture = download.value.path().read_bytes()
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (picture[:8], width) == (b"\x89PNG\r\n\x1a\n", 1800)
    assert 400 < height < 1200
    assert 10_000 < len(picture) < 500_000


def test_what_one_types_is_found_and_opened_by_keyboard(enter):
    page = enter("partner manager")
    field = page.get_by_role("searchbox", name="Search").first
    field.press_sequentially("nordl")
    first = page.locator("#search-found").get_by_role("link").first
    expect(first).to_contain_text("Nordlicht")
    field.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator("#search-found")).to_be_empty()
    field.press("Enter")
    page.locator(".search-results").get_by_role("link", name="Nordlicht").click()
    expect(page).to_have_url(re.compile("/partners/P-001/$"))


def test_without_scripts_search_is_a_page(enter):
    page = enter("partner manager", java_script_enabled=False)
    page.get_by_role("searchbox", name="Search").first.fill("nordlicht")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("nordlicht")


def test_filters_stay_while_the_page_does(enter):
    page = enter("channel chief", "/partners/")
    page.get_by_label("Type").select_option("Reseller")
    page.wait_for_url("**type=Reseller**")
    page.get_by_role("link", name="This year").click()
    expect(page).to_have_url(re.compile("(?=.*type=Reseller)(?=.*period=2026)"))
    page.locator("#roster").get_by_role("link").first.click()
    page.get_by_role("link", name="My partners").click()
    expect(page.get_by_label("Type")).to_have_value("Reseller")
