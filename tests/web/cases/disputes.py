"""Questions about numbers. Of the two that stand, one is Jonas's about P-1, one Owen's about P-4."""

from tests.web.case import OWN, PARTNER, VENDOR_SIDE, Case, for_all, for_some

ASK = "?kpi=revenue&partner=P-1&period=2026-Q1"
ASK_ROW = "?partner=P-1&period=2026-Q1&subject=sales&row=P-1/2026-03-10/S-1"
REFUSED = 422  # nothing was written in the form, or the chief has closed it
ANSWERS = for_all(404) | {"operations": REFUSED, "chief": REFUSED}
ACT = for_all(404) | dict.fromkeys(OWN, REFUSED)
GET_NOT = for_all(405)

CASES = (
    Case("disputes", for_all(200)),
    Case("disputes", for_all(200), query="?state=open&page=9"),
    Case("disputes", PARTNER, query="?partner=P-1"),
    Case("disputes_file", for_all(200), ("csv",)),
    Case("disputes_file", for_all(200), ("xlsx",)),
    Case("disputes_waiting", for_all(200)),
    Case("disputes_about", PARTNER, ("P-1",)),
    Case("dispute_new", PARTNER, query=ASK, post=for_all(404) | dict.fromkeys(OWN, REFUSED)),
    Case("dispute_new", PARTNER, query=ASK_ROW, post=for_all(404) | dict.fromkeys(OWN, REFUSED)),
    Case("dispute_new", for_some(VENDOR_SIDE), query="?kpi=margin",
         post=for_all(404) | dict.fromkeys(VENDOR_SIDE, REFUSED)),
    Case("dispute_new", for_all(404), post=for_all(404)),
    Case("dispute", PARTNER, ("1001",)),
    Case("dispute", for_some({"outsider", "regional_us", "operations", "chief"}), ("1002",)),
    Case("dispute", for_all(404), ("999",)),
    Case("dispute_rows", PARTNER, ("1001", "sales")),
    Case("dispute_rows", for_all(404), ("1001", "deals")),
    Case("dispute_answer", GET_NOT, ("1001",), post=ANSWERS),
    Case("dispute_comments", GET_NOT, ("1001",), post=ACT),
    Case("dispute_reopening", GET_NOT, ("1001",), post=ACT),
    Case("dispute_closure", GET_NOT, ("1001",),
         post=ACT | {"chief": 302}),
)  # fmt: skip

PAGES = {
    "questions": ("operations", "disputes", (), ""),
    "a question, read by operations": ("operations", "dispute", ("1001",), ""),
    "a question, read by who asked": ("executive", "dispute", ("1001",), ""),
    "asking": ("executive", "dispute_new", (), ASK),
}
