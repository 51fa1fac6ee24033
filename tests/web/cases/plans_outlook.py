"""How ambitious a plan is."""

from tests.web.case import PARTNER, Case, for_all, for_some
from tests.web.cases.plans import VENDORS
from tests.web.plans import KEPT, SHARED

CASES = (
    Case("plan_outlook", PARTNER, (str(SHARED),)),
    Case("plan_outlook", for_some(VENDORS), (str(KEPT),)),
    Case("plan_outlook", for_all(404), ("999",)),
)

PAGES = {"how ambitious a plan is": ("executive", "plan_outlook", (str(SHARED),), "")}
