"""Arranging a dashboard: with the keyboard, with the mouse, with a finger, and without scripts."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def arranging(enter):
    """A page of arranging for the first of the cast; her dashboard is that of her role again afterwards."""
    opened: list[Page] = []

    def open_page(**more: object) -> Page:
        page = enter("partner manager", "/dashboard/arrange/", **more)
        opened.append(page)
        return page

    yield open_page
    page = opened[-1]
    page.goto("/dashboard/arrange/")
    again = page.get_by_role("button", name="Start again")
    if again.count():
        again.click()
        page.wait_for_load_state("networkidle")


def titles(page: Page) -> list[str]:
    return page.locator("[data-tile] h2").all_inner_texts()


def moved(names: list[str], start: int, end: int) -> list[str]:
    names = [*names]
    names.insert(end, names.pop(start))
    return names


def test_a_tile_is_moved_and_sized_by_keyboard_and_the_focus_stays(arranging, keep):
    page = arranging()
    before = titles(page)
    page.get_by_role("button", name=f"Later: {before[0]}, now place 1").focus()
    for place in (1, 2):
        page.keyboard.press("Enter")
        expect(page.locator("[data-tile] h2").nth(place)).to_have_text(before[0])
        expect(page.get_by_role("button", name=f"Later: {before[0]}, now place {place + 1}")).to_be_focused()
    larger = page.get_by_role("button", name=f"Larger: {before[0]}", exact=True)
    larger.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-tile]").nth(2)).to_have_class("tile tile-m tile-figure")
    expect(larger).to_be_focused()
    keep(page, "arranged-by-keyboard")
    page.goto("/dashboard/")
    assert titles(page) == moved(before, 0, 2)


@pytest.mark.parametrize(("width", "touch"), [(1280, False), (390, True)])
def test_a_tile_is_dragged_by_its_handle(arranging, width, touch):
    page = arranging(width=width, has_touch=touch)
    before = titles(page)
    tiles = page.locator("[data-tile]")
    handle, target = tiles.nth(3).locator("[data-handle]"), tiles.nth(1)
    handle.scroll_into_view_if_needed()
    target.scroll_into_view_if_needed()
    grip, box = handle.bounding_box(), target.bounding_box()
    there = (box["x"] + 6, box["y"] + 6)
    if touch:
        _touch(page, grip, there)
    else:
        page.mouse.move(grip["x"] + 4, grip["y"] + 8)
        page.mouse.down()
        page.mouse.move(*there, steps=8)
        page.mouse.up()
    expect(page.get_by_role("button", name=f"Earlier: {before[3]}, now place 2")).to_be_attached()
    page.reload()
    assert titles(page) == moved(before, 3, 1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _touch(page: Page, grip: dict[str, float], there: tuple[float, float]) -> None:
    """A finger, as Chromium reports one."""
    network = page.context.new_cdp_session(page)
    x, y = grip["x"] + 6, grip["y"] + 8
    steps = [(x + (there[0] - x) * part / 6, y + (there[1] - y) * part / 6) for part in range(7)]
    network.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for left, top in steps:
        network.send(
            "Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": left, "y": top}]}
        )
    network.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_escape_puts_a_dragged_tile_back(arranging):
    page = arranging()
    before = titles(page)
    grip = page.locator("[data-handle]").nth(1).bounding_box()
    page.mouse.move(grip["x"] + 4, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 300, grip["y"] + 40, steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert titles(page) == before


def test_without_scripts_buttons_move_add_and_remove(arranging):
    page = arranging(java_script_enabled=False)
    before = titles(page)
    page.get_by_role("button", name=f"Earlier: {before[1]}, now place 2").click()
    assert titles(page) == moved(before, 1, 0)
    page.get_by_role("link", name="Add a tile").click()
    page.get_by_role("link", name="A note").click()
    page.get_by_label("Text").fill("Call Lion Gate")
    page.get_by_role("button", name="Put it on my dashboard").click()
    expect(page.get_by_text("Call Lion Gate")).to_be_visible()
    page.get_by_role("button", name="Remove").last.click()
    expect(page.get_by_text("Call Lion Gate")).to_have_count(0)


def test_a_tile_moved_away_in_another_window_is_said(arranging):
    page = arranging()
    other = page.context.new_page()
    other.goto("/dashboard/arrange/")
    other.get_by_role("button", name="Remove").last.click()
    other.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Remove").first.click()
    expect(page.get_by_role("alert")).to_contain_text("in another window")
    other.close()
