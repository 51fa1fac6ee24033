"""Agreeing on a plan; the demo's second one waits for the partner's signature."""

PAGES = {
    "plan-to-sign": ("partner executive", "/plans/2/"),
    "signing": ("partner executive", "/plans/2/signature/"),
    "plan-changes": ("partner manager", "/plans/2/changes/?from=1"),
}
