"""A review as slides: for whoever reads it."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.reviews import CLOSED, KEPT, OPEN

CASES = (
    Case("review_pptx", PARTNER, (str(OPEN),)),
    Case("review_pptx", for_some(OWN - {"executive", "staff"}), (str(KEPT),)),
    Case("review_pptx", for_all(404), ("999",)),
)

PAGES = {"a review as slides": ("executive", "review_pptx", (str(CLOSED),), "")}
