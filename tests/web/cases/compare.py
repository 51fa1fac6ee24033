"""Partners side by side."""

from tests.web.case import Case, for_all, for_some

ONE_COMPANY = dict.fromkeys(("executive", "staff", "outsider", "nobody"), 404)
SEERS = {"distributor", "manager_fr", "regional", "operations", "chief"}  # of D-1 and P-12

CASES = (
    Case("compare", for_all(200) | ONE_COMPANY),
    Case("compare", for_all(200) | ONE_COMPANY, query="?name=nobody&period=2025"),
    Case("compare", for_some(SEERS), query="?partner=D-1&partner=P-12"),
    Case("compare", for_all(404), query="?partner=D-1&partner=P-999"),
    Case("compare_file", for_some(SEERS), ("csv",), "?partner=D-1&partner=P-12&period=2026-Q1"),
    Case("compare_file", for_some(SEERS), ("xlsx",), "?partner=D-1&partner=P-12"),
    Case("compare_file", for_all(404), ("csv",), "?partner=D-1"),
)  # fmt: skip

PAGES = {"compare": ("regional", "compare", (), "?partner=D-1&partner=P-12&partner=P-1")}
