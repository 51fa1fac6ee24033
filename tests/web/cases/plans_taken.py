"""Papers and sheets of plans."""

from tests.web.case import PARTNER, Case, for_all, for_some
from tests.web.cases.plans import VENDORS
from tests.web.plans import KEPT, SHARED

CASES = (
    Case("plan_pdf", PARTNER, (str(SHARED),)),
    Case("plan_pdf", for_all(404), (str(SHARED),), query="?version=7"),
    Case("plan_pdf", for_all(404), (str(SHARED),), query="?version=x"),
    Case("plan_pdf", for_some(VENDORS), (str(KEPT),)),
)

PAGES = {"a plan on paper": ("manager", "plan_pdf", (str(SHARED),), "")}
