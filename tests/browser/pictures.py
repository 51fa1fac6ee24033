"""The pictures of the documentation: who looks at which page, and what is done there first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

IMAGES = Path(__file__).parents[2] / "docs" / "images"
MOST = 120_000
"""Bytes of one that is kept: every clone carries them."""
WAIT = 60_000
"""Milliseconds for an import."""

Step = Callable[[Page], object]


@dataclass(frozen=True, slots=True)
class Picture:
    """The window's upper `height` pixels, or of the page only the element that `part` selects."""

    role: str
    path: str
    steps: tuple[Step, ...] = ()
    width: int = 1280
    height: int = 800
    part: str = ""


def press(name: str) -> Step:
    """A button, link or fold by its words."""
    return lambda page: page.locator("main").get_by_text(name, exact=True).first.click()


def write(label: str, text: str) -> Step:
    return lambda page: page.get_by_label(label, exact=True).first.fill(text)


def drop(name: str, *lines: str) -> Step:
    content = {"name": name, "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    return lambda page: page.get_by_label("Drop a file here").set_input_files(content)


def see(text: str) -> Step:
    """Wait for a text that starts so."""
    return lambda page: page.get_by_text(text).first.wait_for(timeout=WAIT)


def search(text: str) -> Step:
    """Type into the box at the top and wait for what it offers."""

    def type_it(page: Page) -> None:
        page.get_by_role("searchbox", name="Search").first.press_sequentially(text)
        page.locator("#search-found").get_by_role("link").first.wait_for()

    return type_it


def without(selector: str) -> Step:
    """Leave out what only newcomers see."""
    return lambda page: page.locator(selector).evaluate_all("found => found.forEach(one => one.remove())")


HEADER = "Order line,Date,Partner,Quantity,Amount,Currency"
SALES = (
    "sales-of-march.csv",
    HEADER,
    "B-1071/1,2025-03-05,P-002,2,1249.00,EUR",
    "B-1071/2,2025-03-05,P-002,1,310.00,EUR",
    "B-1072/1,2025-03-06,P-O02,4,2200.00,EUR",
    "B-1073/1,2025-03-07,P-002,1,soon,EUR",
)
"""Two lines that pass, two that are held back; the same file again changes nothing."""
TWICE = (
    "sales-again.csv",
    HEADER,
    "C-1/1,2025-03-05,P-002,2,1249.00,EUR",
    "C-1/2,2025-03-05,P-002,1,310.00,EUR",
)


def look_at(file: tuple[str, ...]) -> tuple[Step, ...]:
    return drop(*file), press("Look at it"), see("rows pass")


def bring_in(file: tuple[str, ...]) -> tuple[Step, ...]:
    return *look_at(file), press("Import"), see("rows read")


MANAGER, OPERATIONS = "partner manager", "channel operations"
PICTURES = {
    "my-partners": Picture(MANAGER, "/", height=680),
    "my-partners-on-a-phone": Picture(MANAGER, "/", width=390, height=844),
    "partner": Picture(MANAGER, "/partners/P-001/", height=660),
    "plan": Picture(
        MANAGER, "/plans/4/", (lambda page: page.get_by_role("grid").wait_for(),), width=820, part="#sheet"
    ),
    "review": Picture(MANAGER, "/reviews/2/", height=660),
    "compare": Picture(MANAGER, "/compare/?partner=P-001&partner=P-002&partner=P-003"),
    "arrange": Picture(MANAGER, "/dashboard/arrange/", height=740),
    "find": Picture("channel chief", "/", (search("nord"),), height=420),
    "question": Picture(
        MANAGER,
        "/disputes/new/?kpi=pace&partner=P-001",
        (write("Why do you doubt it?", "An order of October is not in it."),),
        height=560,
    ),
    "take-along": Picture(
        MANAGER, "/partners/P-001/", (see("Save picture"),), part='section[aria-labelledby="months-title"]'
    ),
    "channel": Picture("channel chief", "/channel/", height=740),
    "partner-home": Picture("partner executive", "/", (without(".tour"),), width=390, height=844),
    "first-steps": Picture(OPERATIONS, "/setup/", height=980),
    "log": Picture(OPERATIONS, "/log/", height=640),
    "bring-in": Picture(OPERATIONS, "/imports/new/", look_at(SALES)),
    "mend": Picture(
        OPERATIONS,
        "/imports/new/",
        (*bring_in(SALES), press("Mend them"), see("Arrow keys move")),
        height=660,
    ),
    "undo": Picture(OPERATIONS, "/imports/new/", (*bring_in(TWICE), press("Undo this import")), height=480),
    "trust": Picture(OPERATIONS, "/data/", height=720),
    "merge": Picture(OPERATIONS, "/data/merge/?stays=P-002&goes=P-901", height=560),
    "answer": Picture(OPERATIONS, "/disputes/2/"),
    "correct": Picture(
        OPERATIONS,
        "/imports/correct/sales/?line=TYPED-1",
        (write("Amount", "1364.80"), write("Why?", "The price was that of a pack.")),
        height=880,
    ),
    "change-a-kpi": Picture(OPERATIONS, "/glossary/coverage/change/", height=720),
    "thresholds": Picture(OPERATIONS, "/glossary/attainment/thresholds/", height=900),
    "invite": Picture(OPERATIONS, "/people/invite/", height=480),
    "hand-over": Picture(
        OPERATIONS,
        "/people/7/handover/",
        (write("Name or e-mail of a partner manager", "Olivia Kerr"), press("Add"), see("on, for good")),
        height=620,
    ),
    "why": Picture(OPERATIONS, "/partners/P-001/people/", height=620),
    "webhooks": Picture(OPERATIONS, "/webhooks/"),
    "sign-in": Picture(MANAGER, "/security/", height=860),
}
