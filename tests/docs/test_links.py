"""Every link inside the documentation leads somewhere, to the heading that it names."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """As GitHub makes them: small letters, hyphens for spaces, no other signs."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads(page: Path, link: str, anchor: str) -> bool:
    there = page.parent / link if link else page
    return there.exists() and (not anchor or anchor in anchors(there))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    found = LINK.findall(page.read_text(encoding="utf-8"))
    broken = [f"{link}#{anchor}" for link, anchor in found if not leads(page, link, anchor)]
    assert broken == []


def test_every_page_is_found_from_the_first():
    first = ROOT / "docs" / "index.md"
    found, ahead = set(), {first}
    while ahead:
        found |= ahead
        ahead = {there for page in ahead for there in _linked(page)} - found
    assert {page for page in PAGES if (ROOT / "docs") in page.parents} <= found


def _linked(page: Path) -> set[Path]:
    """The pages that a page links to; a folder is a link to all that it holds."""
    linked = {(page.parent / link).resolve() for link, _ in LINK.findall(page.read_text(encoding="utf-8"))}
    return {
        there
        for link in linked
        for there in (link.glob("*.md") if link.is_dir() else [link])
        if there.suffix == ".md"
    }
