"""New plans, and the library that they are made from."""

PAGES = {
    "new-plan": ("partner manager", "/plans/new/?partner=P-001"),
    "plan-copy": ("partner manager", "/plans/1/copy/"),
    "plan-library": ("channel operations", "/plans/library/"),
    "plan-shape": ("channel operations", "/plans/library/shapes/new/"),
    "plan-template": ("partner manager", "/plans/1/template/"),
}
