"""What the partner earns by a plan."""

from tests.web.case import PARTNER, Case, for_all, for_some
from tests.web.cases.plans import VENDORS
from tests.web.plans import KEPT, SHARED

CASES = (
    Case("plan_profit", PARTNER, (str(SHARED),)),
    Case("plan_profit", for_some(VENDORS), (str(KEPT),)),
    Case("plan_profit", for_all(404), ("999",)),
)

PAGES = {"what the partner earns": ("executive", "plan_profit", (str(SHARED),), "")}
