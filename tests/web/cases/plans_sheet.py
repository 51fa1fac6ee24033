"""Working on the months of a plan: with P-1's shared draft who binds a company, and operations."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.plans import KEPT, SHARED

ON, LINE = (str(SHARED),), (str(SHARED), "l1")
DRAFTERS, VENDORS = OWN - {"staff"}, OWN - {"executive", "staff"}
GET_NOT = for_all(405)
READS = {"staff": 403}
WRITES = for_all(404) | dict.fromkeys(DRAFTERS, 422) | READS  # nothing sensible was sent
SAVED = for_all(404) | dict.fromkeys(DRAFTERS, 302) | READS

CASES = (
    Case("plan_grid", PARTNER, ON),
    *(Case(name, GET_NOT, ON, post=WRITES) for name in ("plan_edits", "plan_undo", "plan_redo")),
    Case("plan_line_new", for_some(DRAFTERS) | READS, ON, post=WRITES),
    Case("plan_line", for_some(DRAFTERS) | READS, LINE, post=SAVED),
    Case("plan_line", for_some(VENDORS), (str(KEPT), "l1"), post=for_all(404) | dict.fromkeys(VENDORS, 302)),
    Case("plan_line", for_all(404) | READS, (str(SHARED), "l9"), post=for_all(404) | READS),
    Case("plan_line_way", GET_NOT, LINE, post=WRITES),
    Case("plan_line_spread", GET_NOT, LINE, post=WRITES),
    Case("plan_line_locks", GET_NOT, LINE, post=WRITES),
    Case("plan_line_name", GET_NOT, LINE, post=WRITES),
    Case("plan_line_place", GET_NOT, LINE, post=SAVED),
    # the chief is the first to take it out
    Case("plan_line_removal", GET_NOT, LINE, post=for_all(404) | {"chief": 302} | READS),
)

PAGES = {"a line of a plan": ("manager", "plan_line", LINE, "")}
