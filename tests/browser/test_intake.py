"""A file from drop to release in a real browser: the columns, the progress, the sheet with the keyboard."""

from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Page, expect

HEADER = "line,date,partner,quantity,amount,currency\n"
ROWS = (
    "{key}-1,2026-03-05,P-001,1,10,EUR\n"
    "{key}-2,2026-03-05,P-O01,1,soon,EUR\n"
    "{key}-3,2026-03-05,P-O01,1,later,EUR\n"
    "{key}-4,31/13/2026,P-001,1,30,EUR\n"
)
PASTE = """([cell, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_file_is_dropped_settled_watched_and_mended_by_keyboard(enter, keep, tmp_path: Path):
    page = enter("channel operations", "/imports/")
    page.get_by_role("link", name="Bring in a file").click()
    file = tmp_path / "browser.csv"
    file.write_text(HEADER + ROWS.format(key=uuid4().hex))
    page.get_by_label("Drop a file here").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("1 of 4 rows pass.")).to_be_visible()
    page.get_by_label("currency goes to").select_option("")
    expect(page.get_by_text("A column is missing that every row needs")).to_be_visible()
    expect(page.get_by_role("button", name="Import", exact=True)).to_be_disabled()
    page.get_by_label("currency goes to").select_option("currency")
    keep(page, "import-settling")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name="4 rows read: 1 new, 3 held back.")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Mend them").click()
    _by_keyboard(page)
    keep(page, "import-sheet")
    page.get_by_role("button", name="Save and release what is right").click()
    expect(page.get_by_text("Released since")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="Mend them")).to_have_count(0)


def _by_keyboard(page: Page) -> None:
    """Down with Enter and arrows, a block pasted over partners and amounts, Escape takes back."""
    date, partner = page.get_by_label("Date, line 5"), page.get_by_label("Partner, line 3")
    page.get_by_label("Date, line 3").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(date).to_be_focused()
    page.keyboard.type("2026-03-06")
    expect(date).to_have_value("2026-03-06")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Date, line 4")).to_be_focused()
    page.keyboard.type("rubbish")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Date, line 4")).to_have_value("2026-03-05")
    page.keyboard.press("ArrowRight")  # the caret stands at the end
    expect(page.get_by_label("Partner, line 4")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")  # now inside of the text
    expect(page.get_by_label("Partner, line 4")).to_be_focused()
    partner.focus()
    page.evaluate(PASTE, [partner.element_handle(), "P-001\t11\nP-001\t12\n"])
    expect(page.get_by_label("Partner, line 4")).to_have_value("P-001")
    expect(page.get_by_label("Amount, line 4")).to_have_value("12")
