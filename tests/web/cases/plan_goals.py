"""Goals, strategies and promises of the shared draft with P-1, of the vendor's own one, of that with P-4."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.plans import KEPT, SHARED

PK = str(SHARED)
DRAFTERS = OWN - {"staff"}
DRAFTS = for_some(DRAFTERS) | {"staff": 403}
REFUSED = DRAFTS | dict.fromkeys(DRAFTERS, 422)  # nothing was filled in
NO_PART = for_all(404) | {"staff": 403}

CASES = (
    Case("plan_goals", PARTNER, (PK,)),
    Case("plan_goals", for_some(OWN - {"executive", "staff"}), (str(KEPT),)),
    Case("plan_goal_check", PARTNER, (PK,), query="?measure=revenue&target=soon&by=2028-12-31&text=Grow"),
    Case("plan_part_new", DRAFTS, (PK, "goals"), post=REFUSED),
    Case("plan_part_new", DRAFTS, (PK, "promises"), post=REFUSED),
    Case("plan_part_new", NO_PART, (PK, "lines"), post=NO_PART),
    Case("plan_part", NO_PART, (PK, "goals", "g9"), post=NO_PART),
    Case("plan_part_removal", for_all(405), (PK, "goals", "g9"), post=NO_PART),
)

PAGES = {
    "a plan's goals": ("manager", "plan_goals", (PK,), ""),
    "writing a goal": ("manager", "plan_part_new", (PK, "goals"), ""),
}
