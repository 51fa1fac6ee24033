"""A review to take along: by whoever reads it."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.reviews import CLOSED, KEPT, OPEN

VENDORS = OWN - {"executive", "staff"}

CASES = tuple(
    case
    for name in ("review_xlsx", "review_pdf")
    for case in (
        Case(name, PARTNER, (str(OPEN),)),
        Case(name, PARTNER, (str(CLOSED),)),
        Case(name, for_some(VENDORS), (str(KEPT),)),
        Case(name, for_all(404), ("999",)),
    )
)

PAGES = {
    "the sheet of a review": ("executive", "review_xlsx", (str(OPEN),), ""),
    "a review on paper": ("executive", "review_pdf", (str(CLOSED),), ""),
}
