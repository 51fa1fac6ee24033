"""The months of a plan in a real browser, by keyboard: the demo's fourth plan is a draft of Mia's."""

from playwright.sync_api import Page, expect

PLAN = "/plans/4/"
PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""
COPY = """() => {
  const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true });
  document.activeElement.dispatchEvent(event);
  return event.clipboardData.getData("text/plain");
}"""
SEND = """async edits => {
  const sheet = document.getElementById("sheet").dataset;
  const token = document.querySelector("#sheet [name=csrfmiddlewaretoken]").value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  for (const edit of edits) {
    await fetch(sheet.planSheet, { method: "POST", headers, body: JSON.stringify({ revision: 0, edit }) });
  }
  const again = await (await fetch(sheet.again)).text();
  return again.match(/data-line="l\\d+"/g).map(found => found.slice(11, -1));
}"""
WATCH = """() => {
  window.painted = 0;
  const count = changes => (window.painted += changes.filter(({ target }) => target.tagName === "TD").length);
  const table = document.querySelector("table.plan-grid");
  new MutationObserver(count).observe(table, { childList: true, subtree: true });
}"""
ROW = "table.plan-grid tbody tr"


def begin(page: Page) -> None:
    """In the first month of the first line."""
    expect(page.get_by_role("grid")).to_be_visible()
    page.locator(f"{ROW} td").first.click()


def row(page: Page, number: int = 0) -> list[str]:
    return page.locator(ROW).nth(number).locator("td").all_inner_texts()


def saved(page: Page) -> None:
    expect(page.locator(".plan-says")).to_have_text("Saved.")


def test_months_are_edited_by_keyboard_and_totals_follow(enter, keep):
    page = enter("partner manager", PLAN)
    begin(page)
    page.keyboard.type("1200")
    page.keyboard.press("Tab")
    page.keyboard.type("1,300.50")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("F2")
    page.keyboard.type("99999")
    page.keyboard.press("Escape")
    third = row(page)[2]
    assert row(page)[:2] == ["1,200", "1,300.50"]
    page.keyboard.type("100")
    page.keyboard.press("Enter")
    assert third != "100"
    assert row(page)[3] == "2,600.50"  # the quarter, before the server says so
    saved(page)
    _a_block(page)
    _what_is_wrong(page, keep)
    _filled_locked_and_taken_back(page)


def _a_block(page: Page) -> None:
    """As German Excel copies it, with one text in it and more months than there are."""
    page.keyboard.press("Control+Home")
    page.evaluate(PASTE, "1.000,50\t2.000\n3.000\tsoon\n")
    assert (row(page)[0], row(page, 1)[0]) == ("1,000.50", "3,000")
    expect(page.locator(".plan-wrong")).to_contain_text("'soon' is no amount.")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(COPY).split("\t")[0] == "1000.50"
    page.keyboard.press("End")
    page.evaluate(PASTE, "1\t2\t3\n")
    expect(page.locator(".plan-wrong")).to_contain_text("larger than the sheet")
    assert row(page)[-1] != "1"
    saved(page)


def _what_is_wrong(page: Page, keep) -> None:
    page.keyboard.press("Control+Home")
    for typed, said in (
        ("lots", "is no amount"),
        ("-5", "below zero"),
        ("5 USD", "an amount in USD stays out"),
    ):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(page.locator(".cell-says")).to_contain_text(said)
        keep(page, "plan-wrong")
        page.keyboard.press("Escape")
    assert row(page)[0] == "1,000.50"


def _filled_locked_and_taken_back(page: Page) -> None:
    page.keyboard.press("Control+r")
    assert set(row(page)[:3]) == {"1,000.50"}
    saved(page)
    page.keyboard.press("Control+l")
    expect(page.locator(f"{ROW} td.locked")).to_have_count(1)
    page.keyboard.type("5")
    expect(page.locator(".plan-wrong")).to_contain_text("This month is locked.")
    page.get_by_text("Spread an amount").click()
    page.get_by_label("Amount for each line").fill("12,000")
    page.get_by_label("Evenly").check()
    page.get_by_role("button", name="Spread it").click()
    expect(page.locator(f"{ROW} td.year").first).to_have_text("12,000")
    assert row(page)[0] == "1,000.50"
    page.keyboard.press("Control+z")
    expect(page.locator(f"{ROW} td").nth(1)).to_have_text("1,000.50")
    page.keyboard.press("Control+z")
    expect(page.locator(f"{ROW} td.locked")).to_have_count(0)


def test_who_comes_second_sees_whose_change_came_first(enter):
    mia, tomas = enter("partner manager", PLAN), enter("channel operations", PLAN)
    for page, typed in ((mia, "4444"), (tomas, "5555")):
        begin(page)
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        if page is mia:
            saved(page)
    wrong = tomas.locator(".plan-wrong")
    expect(wrong).to_contain_text("Mia Brandt came first")
    assert row(tomas)[0] == "4,444"
    tomas.get_by_role("button", name="Write mine").click()
    expect(tomas.locator(f"{ROW} td").first).to_have_text("5,555")
    expect(tomas.locator(".plan-says")).to_contain_text("Mia Brandt has worked on the plan meanwhile")
    expect(wrong).to_be_hidden()


def test_a_sheet_of_forty_lines_paints_only_what_changed(enter):
    """The cell, its quarter, year and line, and the same of all lines: however large the sheet is."""
    page = enter("partner manager", PLAN, width=390)
    before = page.locator(ROW).count()
    plays = [
        {"kind": "add", "of": "play", "sold": f"play-{n}", "name": f"Play {n}"} for n in range(40 - before)
    ]
    keys = page.evaluate(SEND, plays)
    page.reload()
    expect(page.locator(ROW)).to_have_count(40)
    begin(page)
    page.evaluate(WATCH)
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    saved(page)
    assert page.evaluate("window.painted") <= 10  # with the field put into its cell and taken out
    page.keyboard.press("Control+End")
    expect(page.locator(f"{ROW} td:focus")).to_be_in_viewport()
    assert len(page.evaluate(SEND, [{"kind": "remove", "lines": keys[before:]}])) == before
