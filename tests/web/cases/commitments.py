"""Promises. Of the two that stand, 1001 is Lena's and 1002 Mia's, both about P-1."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some

REFUSED = 422  # nothing was written in the form, or it is not theirs to decide
ACT = for_all(404) | dict.fromkeys(OWN, REFUSED)
GET_NOT = for_all(405)
PLANNERS = {"executive", "manager", "regional", "chief"}

CASES = (
    Case("commitments", for_all(200)),
    Case("commitments", for_all(200), query="?state=all&whose=mine&page=9"),
    Case("commitments", PARTNER, query="?partner=P-1&state=late&whose=partner"),
    Case("commitments_file", for_all(200), ("csv",)),
    Case("commitments_file", for_all(200), ("xlsx",)),
    Case("commitments_due", for_all(200)),
    Case("commitments_about", PARTNER, ("P-1",)),
    Case("commitment_new", for_some(PLANNERS), ("P-1",),
         post=for_all(404) | dict.fromkeys(PLANNERS, REFUSED)),
    Case("commitment", PARTNER, ("1001",)),
    Case("commitment", for_all(404), ("999",)),
    Case("commitment_kept", GET_NOT, ("1001",), post=ACT),
    Case("commitment_dropping", GET_NOT, ("1001",), post=ACT),
    Case("commitment_reopening", GET_NOT, ("1001",), post=ACT),
    Case("commitment_change", GET_NOT, ("1002",), post=ACT),
    Case("commitment_answers", GET_NOT, ("1001",), post=ACT),
)  # fmt: skip

PAGES = {
    "promises": ("manager", "commitments", (), ""),
    "a promise, read by who plans for its side": ("executive", "commitment", ("1001",), ""),
    "promises about a partner": ("manager", "commitments_about", ("P-1",), ""),
}
