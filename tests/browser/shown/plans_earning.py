"""What the partner earns, what is assumed, scenarios, a launch. The demo's fourth plan is Mia's draft."""

PAGES = {
    "plan-assumptions": ("partner manager", "/plans/4/assumptions/?change=i1"),
    "plan-assumptions-read": ("partner executive", "/plans/1/assumptions/"),
    "plan-scenarios": ("partner manager", "/plans/4/scenarios/"),
    "launch": ("partner manager", "/plans/launch/?partner=P-001"),
}
