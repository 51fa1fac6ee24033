"""Every picture is shown somewhere, and every picture that is shown can be made anew."""

import re

from tests.browser.pictures import IMAGES, MOST, PICTURES
from tests.docs.test_links import PAGES

SHOWN = re.compile(r"!\[(?P<says>[^\]]*)\]\([^)]*images/(?P<name>[^)/]+)\.png\)")


def test_pages_show_the_pictures_that_can_be_made_anew():
    shown = {found["name"] for page in PAGES for found in SHOWN.finditer(page.read_text(encoding="utf-8"))}
    assert shown == set(PICTURES)


def test_the_folder_holds_these_pictures_and_no_heavy_one():
    kept = {path.stem: path.stat().st_size for path in IMAGES.iterdir()}
    assert set(kept) == set(PICTURES)
    assert [name for name, size in kept.items() if size >= MOST] == []


def test_every_picture_says_what_it_shows():
    silent = [
        page.name
        for page in PAGES
        for found in SHOWN.finditer(page.read_text(encoding="utf-8"))
        if not found["says"].strip()
    ]
    assert silent == []
