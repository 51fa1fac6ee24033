"""New plans: for the vendor's people, with a partner of theirs."""

from tests.web.case import OWN, VENDOR_SIDE, Case, for_some

MAKERS = OWN & VENDOR_SIDE

CASES = (
    Case("plan_new", for_some(VENDOR_SIDE), post=for_some(VENDOR_SIDE)),
    Case("plan_new", for_some(MAKERS), query="?partner=P-1", post=for_some(MAKERS)),
)

PAGES = {"a new plan": ("manager", "plan_new", (), "?partner=P-1")}
