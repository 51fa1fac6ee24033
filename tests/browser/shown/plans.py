"""A plan, and one of its lines; the demo's fourth plan is a draft of Mia's."""

PAGES = {
    "plan": ("partner manager", "/plans/4/"),
    "plan-signed": ("partner executive", "/plans/1/"),
    "plan-line": ("partner manager", "/plans/4/lines/l1/"),
    "plan-line-new": ("partner manager", "/plans/4/lines/new/"),
}
