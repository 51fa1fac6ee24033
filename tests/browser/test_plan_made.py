"""A plan of three years made in one sitting: from nothing to proposed."""

from playwright.sync_api import Locator, Page, expect

AT_MOST = 25
CELLS = "table.plan-grid tbody tr"


class Sitting:
    """What a person does on a page, counted: each click, each field, each figure."""

    def __init__(self, page: Page) -> None:
        self.page, self.done = page, 0

    def click(self, place: Locator) -> None:
        place.click()
        self.done += 1

    def choose(self, place: Locator, value: str) -> None:
        place.select_option(value)
        self.done += 1

    def write(self, place: Locator, text: str) -> None:
        place.fill(text)
        self.done += 1

    def key(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.done += 1


def test_a_plan_is_made_and_proposed_in_one_sitting(enter, keep):
    page = enter("partner manager")
    mia = Sitting(page)
    mia.click(page.get_by_role("link", name="Plans", exact=True))
    mia.click(page.get_by_role("link", name="New plan"))
    mia.write(page.get_by_label("Name"), "Havelwerk")
    mia.click(page.get_by_role("link", name="Havelwerk Distribution"))
    mia.choose(page.get_by_label("Length"), "36")
    mia.write(page.get_by_label("Growth a year, %"), "12")
    mia.click(page.get_by_role("button", name="Create the plan"))
    expect(page.get_by_role("grid")).to_be_visible()
    assert page.locator(CELLS).count() >= 8
    assert page.locator("table.plan-grid thead th.month").count() == 36
    mia.click(page.locator(f"{CELLS} td").first)
    mia.key("125000")
    mia.key("80000.50")
    expect(page.locator(".plan-says")).to_have_text("Saved.")
    below = [row.locator("td").first.inner_text() for row in page.locator(CELLS).all()[:2]]
    assert below == ["125,000", "80,000.50"]
    keep(page, "plan-made")
    mia.click(page.get_by_role("button", name="Propose it to Havelwerk Distribution"))
    if page.get_by_role("alert").is_visible():
        raise AssertionError(page.get_by_role("alert").inner_text())
    expect(page.get_by_text("Proposed", exact=True).first).to_be_visible()
    assert mia.done <= AT_MOST, mia.done
