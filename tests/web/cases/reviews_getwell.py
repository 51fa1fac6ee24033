"""Get-well plans: one with P-1 with a check that is due, one that was declined, one with P-4."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.getwells import COMING, DECLINED, DUE, FOREIGN, OPEN

VENDORS = OWN - {"executive", "staff"}
LEAD_P2 = {"manager_fr", "regional", "chief"}
LEAD_P1 = {"manager", "regional", "chief"}
GET_NOT = for_all(405)
FIRST = {"chief": 302}
"""The first of all who may; for those who come later it is done."""


def act(name: str, *numbers: int, codes: dict[str, int]) -> Case:
    """Nothing was written in the form, or it is not theirs to decide: said on the page."""
    args = (str(OPEN), *map(str, numbers))
    return Case(name, GET_NOT, args, post=for_all(404) | dict.fromkeys(OWN, 422) | codes)


CASES = (
    Case("getwells", for_all(200)),
    Case("getwells", for_all(200), query="?state=ended&page=9"),
    Case("getwells_called", for_all(200)),
    Case("getwells_waiting", for_all(200)),
    Case("getwell_about", PARTNER, ("P-1",)),
    Case("getwell_about", for_some({"manager_fr", "regional", "operations", "chief"}), ("P-2",)),
    Case("getwell_about", for_all(404), ("P-999",)),
    Case("getwell_new", for_some(LEAD_P2), ("P-2",), post=for_all(404) | dict.fromkeys(LEAD_P2, 422)),
    Case("getwell_new", for_all(404) | dict.fromkeys(LEAD_P1, 302), ("P-1",),
         post=for_all(404) | dict.fromkeys(LEAD_P1, 302)),
    Case("getwell_declining", GET_NOT, ("P-2",), post=for_all(404) | dict.fromkeys(LEAD_P2, 302)),
    Case("getwell", PARTNER, (str(OPEN),)),
    Case("getwell", for_some(VENDORS), (str(DECLINED),)),
    Case("getwell", for_some({"outsider", "regional_us", "operations", "chief"}), (str(FOREIGN),)),
    Case("getwell", for_all(404), ("999",)),
    act("getwell_won", codes={}),
    act("getwell_giving_up", codes={}),
    act("getwell_promise", codes={}),
    act("getwell_check_new", codes={}),
    act("getwell_check", DUE, codes=FIRST),
    act("getwell_check_removal", COMING, codes=dict.fromkeys(OWN, 404) | FIRST),
)  # fmt: skip

PAGES = {
    "get-well plans": ("regional", "getwells", (), ""),
    "where figures call for one": ("regional", "getwells_called", (), ""),
    "a get-well plan": ("executive", "getwell", (str(OPEN),), ""),
    "beginning a get-well plan": ("manager_fr", "getwell_new", ("P-2",), ""),
    "a get-well plan on a partner's page": ("manager", "getwell_about", ("P-1",), ""),
}
