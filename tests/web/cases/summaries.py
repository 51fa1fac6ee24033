"""Summaries: 2001 is Jonas', of April; 2002 Owen's, which is unclear. Links in mails have their own tests."""

from tests.web.actors import ACTORS
from tests.web.case import PUBLIC, Case, for_all, for_operations, for_some

TOLD = {
    "chief",
    "regional",
    "regional_us",
    "manager",
    "manager_fr",
    "manager_us",
    "executive",
    "distributor",
    "outsider",
}
KEEP_GUESTS = {"executive", "manager", "regional", "chief", "operations"}
OVER = dict.fromkeys(PUBLIC, 404)

CASES = (
    Case("summaries", for_all(200)),
    Case("summary", for_some({"executive"}), ("2001",)),
    Case("summary", for_all(404), ("999",)),
    Case("summary_preview", for_all(200)),
    Case("summary_preview", for_all(200), query="?grain=quarter"),
    Case("summary_ask", for_all(405), post=for_all(404) | dict.fromkeys(TOLD, 302)),
    Case("summary_choices", for_all(200), post=for_all(302)),
    Case("summaries_waiting", for_all(200)),
    Case("summaries_sent", for_operations(200), query="?state=unclear&page=9"),
    Case("summary_again", for_all(405), ("2002",), post=for_operations(302)),
    Case("summary_letting_go", for_all(405), ("2002",), post=for_operations(302)),
    Case("summary_again", for_all(405), ("999",), post=for_operations(404)),
    Case("summaries_schedule", for_operations(200), post=for_operations(200)),
    Case("summary_guests", for_some(KEEP_GUESTS), ("P-1",),
         post=for_all(404) | dict.fromkeys(KEEP_GUESTS, 422)),
    Case("summary_guest_removal", for_all(405), ("P-1", "999"), post=for_all(404)),
    Case("summary_for", OVER, ("no-such-token",), post=dict.fromkeys(ACTORS, 405)),
    Case("summary_stop", OVER, ("no-such-token",), post=OVER, by_token=True),
)  # fmt: skip

PAGES = {
    "summaries": ("executive", "summaries", (), ""),
    "a summary": ("executive", "summary", ("2001",), ""),
    "what a manager would get": ("manager", "summary_preview", (), ""),
    "what the chief would get": ("chief", "summary_preview", (), "?grain=quarter"),
    "how summaries went": ("operations", "summaries_sent", (), ""),
    "guests": ("manager", "summary_guests", ("P-1",), ""),
    "what waits for the reader": ("executive", "summaries_waiting", (), ""),
}
