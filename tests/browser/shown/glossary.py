"""The common language."""

PAGES = {
    "glossary": ("partner manager", "/glossary/"),
    "glossary-word": ("partner executive", "/glossary/attainment/"),
    "glossary-internal": ("channel operations", "/glossary/margin_percent/"),
    "kpi-new": ("channel operations", "/glossary/new/"),
    "kpi-change": ("channel operations", "/glossary/coverage/change/"),
    "kpi-thresholds": ("channel operations", "/glossary/attainment/thresholds/"),
}
