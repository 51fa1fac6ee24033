"""Planned against actual. Who sees a partner without being a side of its plans finds nothing there."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.plans import SHARED

SEE_P11 = {"distributor", "operations", "chief", "regional"}

CASES = (
    Case("plan_actual", PARTNER, (str(SHARED),)),
    Case("plan_actual", for_all(404), ("999",)),
    Case("plan_against_actual", for_some(OWN), ("P-1",)),
    Case("plan_against_actual", for_some(SEE_P11), ("P-11",)),
    Case("plan_against_actual", for_all(404), ("P-999",)),
)

PAGES = {"planned against actual": ("executive", "plan_against_actual", ("P-1",), "")}
