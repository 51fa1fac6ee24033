"""Plans: one with P-1 that both sides draft, one with P-1 that the vendor keeps, one with P-4."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.plans import FOREIGN, KEPT, SHARED

VENDORS = OWN - {"executive", "staff"}

CASES = (
    Case("plan", PARTNER, (str(SHARED),)),
    Case("plan", for_some(VENDORS), (str(KEPT),)),
    Case("plan", for_some({"outsider", "regional_us", "operations", "chief"}), (str(FOREIGN),)),
    Case("plan", for_all(404), ("999",)),
)

PAGES = {"a plan": ("manager", "plan", (str(SHARED),), "")}
