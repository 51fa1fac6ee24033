"""Papers and sheets of plans."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.cases.plans import VENDORS
from tests.web.plans import KEPT, SHARED

READS_ONLY = {"staff": 403}
NO_FILE = dict.fromkeys(OWN, 422) | READS_ONLY

CASES = (
    Case("plan_pdf", PARTNER, (str(SHARED),)),
    Case("plan_pdf", for_all(404), (str(SHARED),), query="?version=7"),
    Case("plan_pdf", for_all(404), (str(SHARED),), query="?version=x"),
    Case("plan_pdf", for_some(VENDORS), (str(KEPT),)),
    Case("plan_xlsx", PARTNER, (str(SHARED),)),
    Case("plan_xlsx", for_some(VENDORS), (str(KEPT),)),
    Case("plan_sheet", PARTNER | READS_ONLY, (str(SHARED),), post=for_all(404) | NO_FILE),
    Case("plan_sheet_taken", for_all(405), (str(SHARED),), post=for_all(404) | READS_ONLY),
)

PAGES = {
    "bringing in a sheet": ("manager", "plan_sheet", (str(SHARED),), ""),
    "a plan as a sheet": ("executive", "plan_xlsx", (str(SHARED),), ""),
    "a plan on paper": ("manager", "plan_pdf", (str(SHARED),), ""),
}
