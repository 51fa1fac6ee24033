"""What every page must be: accessible in both themes, whole on a phone, light to load."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from playwright.sync_api import Page
from tests.browser import shown
from tests.browser.conftest import OUTPUT, is_bad

AXE = Path("frontend/node_modules/axe-core/axe.min.js")
PAGES: dict[str, tuple[str, str]] = {
    name: page
    for found in iter_modules(shown.__path__)
    for name, page in import_module(f"{shown.__name__}.{found.name}").PAGES.items()
}
"""Role and address of what the rooms' modules in `shown` name; without a role, before signing in."""
SCREENS = [(1280, "light"), (1280, "dark"), (390, "dark"), (390, "light")]
FIRST_THEME = {1280: "light", 390: "dark"}
RULES = {"resultTypes": ["violations"]}
COLOURS = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What another theme changes: all else holds for a width, and was looked at in its first theme."""
KEEP_PICTURES = bool(os.environ.get("KEEP_PICTURES"))
"""All pages on all screens as tests/output/<page>-<width>-<theme>.png, to be looked through."""
FIRST_VISIT, LATER_VISIT = 400_000, 40_000


class Reader:
    """Somebody's browser, which counts what is sent to it and keeps what it complains of."""

    def __init__(self, page: Page, role: str) -> None:
        self.page, self.sent, self.complaints = page, 0, list[str]()
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", self._count)
        page.on("console", lambda said: self.complaints.append(said.text) if is_bad(said) else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if role:
            page.goto("/sign-in/?next=/")
            page.get_by_role("button", name=role).click()
            see_all(page)
        self.first = self.sent
        if role:
            self.open("/dashboard/")  # which has charts, whoever it is

    def open(self, address: str) -> int:
        """The bytes that opening a page takes."""
        self.sent = 0
        self.page.set_viewport_size({"width": 1280, "height": 844})
        self.page.goto(address)
        see_all(self.page)
        return self.sent

    def _count(self, event: dict[str, float]) -> None:
        self.sent += int(event["encodedDataLength"])


@pytest.fixture(scope="module")
def reader(browser, site: str) -> Iterator[Callable[[str], Reader]]:
    """One browser for each role, in which they have opened their first page and their dashboard."""
    readers: dict[str, Reader] = {}

    def of(role: str) -> Reader:
        if role not in readers:
            readers[role] = Reader(browser.new_context(base_url=site).new_page(), role)
        return readers[role]

    yield of
    for one in readers.values():
        one.page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_whole_and_light(name: str, reader):
    role, address = PAGES[name]
    someone = reader(role)
    sent = someone.open(address)
    someone.page.evaluate(AXE.read_text())
    wrong = [problem for width, theme in SCREENS for problem in look(someone.page, name, width, theme)]
    assert not wrong
    assert not someone.complaints
    assert not role or sent < LATER_VISIT, f"{sent} bytes"


@pytest.mark.parametrize("role", sorted({role for role, _address in PAGES.values() if role}))
def test_little_is_sent_on_a_first_visit(role: str, browser, site: str):
    """The sign-in and the first page, with styles, letters, scripts and charts."""
    page = browser.new_context(base_url=site).new_page()
    assert 50_000 < Reader(page, role).first < FIRST_VISIT
    page.context.close()


def look(page: Page, name: str, width: int, theme: str) -> Iterator[str]:
    """What is wrong with the page on that screen."""
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # no colour is looked at half-way
    page.set_viewport_size({"width": width, "height": 844})
    page.wait_for_timeout(300)  # charts take the new width
    if KEEP_PICTURES:
        page.screenshot(path=OUTPUT / f"{name}-{width}-{theme}.png", full_page=True)
    if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
        yield f"{width}: scrolls sideways"
    rules = RULES if theme == FIRST_THEME[width] else COLOURS
    for one in page.evaluate("rules => axe.run(rules).then(result => result.violations)", rules):
        if one["impact"] in ("serious", "critical"):
            yield f"{width} {theme}: {one['id']}: {one['help']} at {one['nodes'][0]['html'][:150]}"


def see_all(page: Page) -> None:
    """Scroll from top to bottom, so that every chart is drawn and what waits is loaded."""
    page.wait_for_load_state("networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    for y in range(0, height, 500):
        page.evaluate(f"window.scrollTo(0, {y})")
    for chart in page.locator("[data-chart]").all():
        chart.scroll_into_view_if_needed()
        chart.locator("svg").wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, 0)")
