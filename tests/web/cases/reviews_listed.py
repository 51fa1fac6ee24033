"""The list of reviews, and preparing the quarter: a round is of who asked for it."""

from tests.web.case import Case, for_all, for_some
from tests.web.reviews import ROUND

GET_NOT = for_all(405)
MINE = for_some({"manager"})

CASES = (
    Case("reviews", for_all(200)),
    Case("reviews", for_all(200), query="?quarter=2026-Q1&level=0&region=EMEA&name=nord"),
    Case("reviews", for_all(200), query="?state=missing&manager=mia.brandt@tarnvale.example"),
    Case("reviews_file", for_all(200), ("csv",)),
    Case("reviews_file", for_all(200), ("xlsx",), query="?state=missing"),
    Case("round_new", GET_NOT, post=for_all(404)),  # without a quarter there is nothing
    Case("round", MINE, (str(ROUND),)),
    Case("round", for_all(404), ("999",)),
    Case("round_again", GET_NOT, (str(ROUND),), post=for_all(404) | {"manager": 302}),
)

PAGES = {"reviews of a quarter": ("chief", "reviews", (), "?quarter=2026-Q1")}
