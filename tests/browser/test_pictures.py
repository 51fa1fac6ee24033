"""Every picture of the documentation is made anew; `UPDATE_PICTURES=1` keeps them."""

import os

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import OUTPUT
from tests.browser.pictures import IMAGES, PICTURES, Picture

UPDATE = bool(os.environ.get("UPDATE_PICTURES"))
LEAST = 12_000
"""Bytes. A page with nothing but the frame has fewer."""
ROLES = sorted({picture.role for picture in PICTURES.values()})


@pytest.mark.parametrize("role", ROLES)
def test_the_pictures_are_made_anew(role: str, enter):
    pages: dict[int, Page] = {}
    for name, picture in PICTURES.items():
        if picture.role != role:
            continue
        page = pages.get(picture.width) or pages.setdefault(picture.width, enter(role, width=picture.width))
        taken = _taken(page, picture)
        folder = IMAGES if UPDATE else OUTPUT / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.png").write_bytes(taken)
        assert len(taken) > LEAST, f"{name} is blank"


def _taken(page: Page, picture: Picture) -> bytes:
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    answer = page.goto(picture.path)
    assert answer, picture.path
    assert answer.ok, picture.path
    for step in picture.steps:
        step(page)
    page.wait_for_load_state("networkidle")
    for chart in page.locator("[data-chart]:visible").all():
        chart.locator("svg").wait_for()
    page.evaluate("document.fonts.ready")
    return page.locator(picture.part).screenshot() if picture.part else page.screenshot()
