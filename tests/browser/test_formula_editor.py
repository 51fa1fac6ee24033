"""Writing a KPI with the keyboard alone: words are offered, faults are shown, partners answer."""

import re

from playwright.sync_api import Page, expect


def test_a_formula_is_written_with_the_keyboard(enter, keep):
    page = enter("channel operations", "/glossary/new/")
    formula = page.get_by_role("combobox", name="Formula", exact=True)
    formula.focus()
    page.keyboard.type("reven")
    offered = page.get_by_role("listbox", name="Formula").get_by_role("option")
    expect(offered.first).to_have_attribute("aria-selected", "true")
    expect(offered.first).to_contain_text("revenue")
    keep(page, "formula-offered")
    page.keyboard.press("ArrowDown")
    expect(formula).to_have_attribute("aria-activedescendant", re.compile("-1$"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(formula).to_have_value("revenue")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.type(" / unis")
    page.keyboard.press("Escape")
    preview = page.locator("#preview")
    expect(preview).to_contain_text("There is no KPI 'unis'. Did you mean 'units'?")
    expect(preview.locator("mark")).to_have_text("unis")
    expect(formula).to_have_attribute("aria-invalid", "true")
    keep(page, "formula-fault")
    _tab_to(page, preview.get_by_role("button", name="units"))
    page.keyboard.press("Enter")
    expect(formula).to_have_value("revenue / units")
    expect(formula).to_be_focused()
    expect(preview.get_by_role("row")).to_have_count(1 + 5 + 1)
    expect(preview.get_by_role("row", name="All partners")).to_be_visible()
    keep(page, "formula-preview")


def test_a_new_version_is_tried_beside_the_old_one(enter, keep):
    page = enter("channel operations", "/glossary/units/change/")
    preview = page.locator("#preview")
    expect(preview.get_by_role("columnheader", name="Then")).to_be_visible()
    page.get_by_role("combobox", name="Formula", exact=True).fill("0 * revenue")
    last = preview.get_by_role("row", name="All partners").get_by_role("cell").nth(1)
    expect(last).to_have_text("0")
    keep(page, "formula-before-and-after")


def test_a_word_is_looked_for_in_place(enter):
    page = enter("partner executive", "/glossary/")
    page.get_by_label("Look for a word").fill("win rate")
    found = page.locator("#terms")
    expect(found.get_by_role("link", name="Revenue", exact=True)).to_be_hidden()
    expect(found.get_by_role("link", name="Win rate", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"q=win\+?(%20)?rate"))


def _tab_to(page: Page, wanted) -> None:
    for _ in range(40):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()
