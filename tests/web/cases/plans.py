"""Plans: one with P-1 that both sides draft, one with P-1 that the vendor keeps, one with P-4."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.plans import FOREIGN, KEPT, SHARED, WAITING

VENDORS = OWN - {"executive", "staff"}

READERS = {"staff", "operations"}  # who see the plans with P-1, and bind neither company
GET_NOT = for_all(405)


def act(name: str, code: int = 302, readers: int = 403) -> Case:
    """An act on the plan that waits, by who binds their company; what is refused is said on its page."""
    may = for_all(404) | dict.fromkeys(OWN, code) | dict.fromkeys(READERS, readers)
    return Case(name, GET_NOT, (str(WAITING),), post=may)


CASES = (
    Case("plan", PARTNER, (str(SHARED),)),
    Case("plan", for_some(VENDORS), (str(KEPT),)),
    Case("plan", for_some({"outsider", "regional_us", "operations", "chief"}), (str(FOREIGN),)),
    Case("plan", for_all(404), ("999",)),
    Case("plan_step", PARTNER, (str(WAITING),)),
    Case("plan_agreement", PARTNER, (str(SHARED),)),
    Case("plan_agreement", for_some(VENDORS), (str(KEPT),)),
    Case("plan_agreement", PARTNER, (str(WAITING),)),
    Case("plan_changes", PARTNER, (str(WAITING),), query="?from=1"),
    Case("plan_changes", for_all(404), (str(WAITING),), query="?from=2"),
    Case("plan_sign", PARTNER | dict.fromkeys(READERS, 403), (str(WAITING),),
         post=for_all(404) | dict.fromkeys(OWN, 422) | dict.fromkeys(READERS, 403)),
    act("plan_propose", 422),
    act("plan_share"),
    act("plan_withdraw"),
    act("plan_answer"),
    act("plan_amend"),
    act("plan_discard"),
    act("plan_give_up"),
    act("plan_end"),
    Case("plan_publish", GET_NOT, (str(WAITING),),
         post=for_all(404) | dict.fromkeys(OWN, 302) | {"staff": 403}),
    act("plan_remark", readers=302),
    act("plan_seen", readers=302),
)  # fmt: skip

PAGES = {
    "a plan": ("manager", "plan", (str(SHARED),), ""),
    "agreeing": ("executive", "plan_agreement", (str(WAITING),), ""),
    "signing": ("executive", "plan_sign", (str(WAITING),), ""),
}
