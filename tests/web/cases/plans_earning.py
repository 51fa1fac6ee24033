"""What the partner earns by a plan: a part of its page, what is assumed, scenarios."""

from tests.web.case import OWN, PARTNER, Case, for_all, for_some
from tests.web.cases.plans import VENDORS
from tests.web.plans import KEPT, SHARED

PLAN, KEPT_PLAN = str(SHARED), str(KEPT)
GET_NOT = for_all(405)


def drafting(code: int) -> dict[str, int]:
    """Who works on the shared draft gets `code`; staff of the partner read it only."""
    return for_all(404) | dict.fromkeys(OWN, code) | {"staff": 403}


LAUNCH = for_all(404) | dict.fromkeys(("executive", "outsider", "distributor"), 422) | {"staff": 403}
"""Nothing is sent: the vendor's people named no partner, a partner's own have no plan to add it to."""

CASES = (
    Case("plan_profit", PARTNER, (PLAN,)),
    Case("plan_profit", for_some(VENDORS), (KEPT_PLAN,)),
    Case("plan_profit", for_all(404), ("999",)),
    Case("plan_assumptions", PARTNER, (PLAN,), query="?change=i1"),
    Case("plan_assumptions", for_some(VENDORS), (KEPT_PLAN,)),
    *(
        Case(name, GET_NOT, (PLAN,), post=drafting(422))
        for name in ("plan_earnings", "plan_services", "plan_service", "plan_investments", "plan_terms")
    ),
    Case("plan_investment_removal", GET_NOT, (PLAN, "i99"), post=drafting(422)),
    Case("plan_service_removal", GET_NOT, (PLAN, "l9", "s9"), post=drafting(302)),
    Case("plan_scenarios", PARTNER, (PLAN,)),
    Case("plan_scenario_new", GET_NOT, (PLAN, PLAN), post=drafting(422)),
    Case("plan_scenario_choice", GET_NOT, (PLAN, PLAN), post=drafting(302)),
    Case("plan_scenario_choice", GET_NOT, (PLAN, KEPT_PLAN), post=drafting(404)),
    Case("plan_scenario_removal", GET_NOT, (PLAN, PLAN), post=drafting(422)),
    Case("plan_launch", PARTNER, query="?partner=P-1&annual=much"),
    Case("plan_launch", for_all(200) | {"nobody": 404}),
    Case("plan_launch_line", GET_NOT, post=LAUNCH),
)

PAGES = {
    "what the partner earns": ("executive", "plan_profit", (PLAN,), ""),
    "what is assumed": ("manager", "plan_assumptions", (PLAN,), ""),
    "a launch": ("executive", "plan_launch", (), "?partner=P-1"),
    "scenarios": ("manager", "plan_scenarios", (PLAN,), ""),
}
