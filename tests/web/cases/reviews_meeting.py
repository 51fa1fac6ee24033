"""The meeting of reviews. Of the review that both sides see; acts without what they need are refused."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.reviews import CLOSED, KEPT, OPEN

LEADERS = {"manager", "regional", "chief"}
GET_NOT = for_all(405)
REFUSED = for_all(404) | dict.fromkeys(OWN, 422)
BEFORE = for_some(LEADERS) | dict.fromkeys(OWN - LEADERS, 403)


def act(name: str) -> Case:
    return Case(name, GET_NOT, (str(OPEN),), post=REFUSED)


CASES = (
    Case("reviews_waiting", for_all(200)),
    Case("review_ics", PARTNER, (str(OPEN),)),
    Case("review_ics", for_all(404), (str(KEPT),)),  # whose meeting has no day
    Case("review_close", BEFORE, (str(OPEN),), post=REFUSED | dict.fromkeys(OWN - LEADERS, 403)),
    Case("review_close", BEFORE, (str(CLOSED),), post=REFUSED | dict.fromkeys(OWN - LEADERS, 403)),
    act("review_meeting"),
    Case("review_invite", GET_NOT, (str(OPEN),), post=REFUSED | dict.fromkeys(LEADERS, 302)),
    act("review_attendee"),
    act("review_guest"),
    act("review_absence"),
    act("review_topic"),
    act("review_topic_place"),
    act("review_entry"),
    act("review_entry_removal"),
    act("review_promise"),
)

PAGES = {
    "closing a review": ("manager", "review_close", (str(OPEN),), ""),
    "an invitation": ("executive", "review_ics", (str(OPEN),), ""),
    "what waits of reviews": ("manager", "reviews_waiting", (), ""),
}
