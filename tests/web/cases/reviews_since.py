"""What became of the figures of a closed review; of one that is not closed there is nothing to tell."""

from tests.web.case import PARTNER, Case, for_all
from tests.web.reviews import CLOSED, OPEN

CASES = (
    Case("review_restated", PARTNER, (str(CLOSED),)),
    Case("review_restated", for_all(404), (str(OPEN),)),
    Case("review_restated", for_all(404), ("999",)),
)
