"""All plans, who has none, what they add up to; bringing in a sheet. The fourth plan is Mia's draft."""

PAGES = {
    "plans": ("channel chief", "/plans/"),
    "plans-of-a-partner": ("partner executive", "/plans/"),
    "partners-without-a-plan": ("partner manager", "/plans/?state=missing"),
    "plan-sheet": ("partner manager", "/plans/4/sheet/"),
}
