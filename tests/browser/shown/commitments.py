"""Promises; the demo's fourth one is open, and Nordlicht's."""

PAGES = {
    "promises": ("partner manager", "/commitments/?state=all"),
    "promises-of-a-partner": ("partner executive", "/commitments/"),
    "promise": ("partner executive", "/commitments/4/"),
    "promise-kept": ("partner manager", "/commitments/1/"),
    "promising": ("partner manager", "/commitments/new/P-001/"),
    "plan-goal": ("partner manager", "/plans/4/parts/goals/"),
    "plan-promise": ("partner manager", "/plans/4/parts/promises/"),
}
