"""A plan in force beside what happens; the demo's first one is."""

PAGES = {"plan-in-force": ("partner executive", "/plans/1/")}
