"""Questions about numbers; the demo's second one is open."""

PAGES = {
    "questions": ("channel operations", "/disputes/"),
    "question": ("channel operations", "/disputes/2/"),
    "question-of-a-partner": ("partner executive", "/disputes/1/"),
    "question-rows": ("channel operations", "/disputes/2/rows/sales/"),
    "asking": ("partner executive", "/disputes/new/?kpi=pace&partner=P-001"),
}
