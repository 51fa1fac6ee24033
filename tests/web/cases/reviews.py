"""Reviews: one with P-1 that both sides see, one with P-1 that the vendor keeps, one with P-4."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.reviews import FOREIGN, KEPT, OPEN

VENDORS = OWN - {"executive", "staff"}
GET_NOT = for_all(405)
SEE_P11 = {"distributor", "operations", "chief", "regional"}


def act(name: str, review: int, readers: set[str]) -> Case:
    """An act on a review; what is refused is said on its page."""
    return Case(name, GET_NOT, (str(review),), post=for_all(404) | dict.fromkeys(readers, 302))


CASES = (
    Case("review", PARTNER, (str(OPEN),)),
    Case("review", for_some(VENDORS), (str(KEPT),)),
    Case("review", for_some({"outsider", "regional_us", "operations", "chief"}), (str(FOREIGN),)),
    Case("review", for_all(404), ("999",)),
    act("review_share", OPEN, OWN),
    act("review_acknowledge", OPEN, OWN),
    Case("reviews_about", for_some(OWN), ("P-1",)),
    Case("reviews_about", for_some(SEE_P11), ("P-11",)),
    Case("reviews_about", for_all(404), ("P-999",)),
    Case("review_prepare", GET_NOT, ("P-1",), post=for_all(404)),  # without a quarter there is nothing
)

PAGES = {"a review": ("executive", "review", (str(OPEN),), "")}
