"""What every page must be: accessible in both themes, whole on a phone, light to load."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from playwright.sync_api import Page
from tests.browser import shown

AXE = Path("frontend/node_modules/axe-core/axe.min.js")
PAGES: dict[str, tuple[str, str]] = {
    name: page
    for found in iter_modules(shown.__path__)
    for name, page in import_module(f"{shown.__name__}.{found.name}").PAGES.items()
}
"""Role and address of what the rooms' modules in `shown` name."""
SCREENS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
FIRST_VISIT, LATER_VISIT = 400_000, 40_000


@pytest.mark.parametrize(("width", "theme"), SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_whole(name: str, width: int, theme: str, enter, keep):
    role, address = PAGES[name]
    page = enter(role or "partner manager", width=width, theme=theme)
    if not role:
        page.context.clear_cookies()
    page.goto(address)
    _through(page)
    keep(page, f"{name}-{width}-{theme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "scrolls sideways"
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run().then(result => result.violations)")
    serious = [
        f"{one['id']}: {one['help']} at {one['nodes'][0]['html'][:150]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert not serious


def test_little_is_sent(browser, site, enter):
    """A first visit with its charts, then a later one."""
    page = enter("partner executive")
    page.context.clear_cookies()
    page.close()
    sizes: list[int] = []
    context = browser.new_context(base_url=site)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto("/sign-in/?next=/partners/P-001/")
    page.get_by_role("button", name="partner executive").click()
    _through(page)
    page.wait_for_selector(".chart.drawn svg")
    assert sum(sizes) < FIRST_VISIT
    sizes.clear()
    page.goto("/partners/P-001/?period=2026")
    _through(page)
    page.wait_for_selector(".chart.drawn svg")
    assert sum(sizes) < LATER_VISIT


def _through(page: Page) -> None:
    """Scroll from top to bottom, so that every chart is drawn."""
    page.wait_for_load_state("networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    for y in range(0, height, 500):
        page.evaluate(f"window.scrollTo(0, {y})")
    for chart in page.locator("[data-chart]").all():
        chart.scroll_into_view_if_needed()
        chart.locator("svg").wait_for()
    page.evaluate("window.scrollTo(0, 0)")
