"""New plans, copies, and the library: for the vendor's people; operations keep the library."""

from tests.web.case import OWN, VENDOR_SIDE, Case, for_all, for_operations, for_some
from tests.web.plans import KEPT, SHARED

MAKERS = OWN & VENDOR_SIDE
REFUSED_POST = for_operations(422)

CASES = (
    Case("plan_new", for_some(VENDOR_SIDE), post=for_some(VENDOR_SIDE)),
    Case("plan_new", for_some(MAKERS), query="?partner=P-1", post=for_some(MAKERS)),
    Case("plan_copy", for_some(MAKERS), (str(SHARED),), post=for_some(MAKERS)),
    Case(
        "plan_copy",
        for_some({"operations", "chief"}),
        (str(SHARED),),
        query="?partner=P-4",
        post=for_some({"operations", "chief"}),
    ),
    Case(
        "plan_template",
        for_some(MAKERS),
        (str(KEPT),),
        post=for_some(MAKERS) | dict.fromkeys(MAKERS, 422),
    ),
    Case("plan_library", for_some(VENDOR_SIDE)),
    Case("library_new", for_operations(200), ("shapes",), post=REFUSED_POST),
    Case("library_entry", for_operations(404), ("plays", "999"), post=for_operations(404)),
    Case("library_removal", for_all(405), ("goals", "999"), post=for_operations(404)),
)

PAGES = {
    "a new plan": ("manager", "plan_new", (), "?partner=P-1"),
    "a copy of a plan": ("manager", "plan_copy", (str(SHARED),), ""),
    "the library": ("operations", "plan_library", (), ""),
}
