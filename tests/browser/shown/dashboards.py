"""The pages of figures."""

PAGES = {
    "partners": ("partner manager", "/partners/"),
    "partner": ("partner manager", "/partners/P-001/"),
    "breakdown": ("partner manager", "/partners/P-001/breakdown/?by=family"),
    "breakdown-of-all": ("partner manager", "/breakdown/"),
    "rows": ("partner manager", "/partners/P-001/rows/sales/"),
    "deals": ("partner manager", "/partners/P-001/rows/deals/?period=2026"),
    "explanation": ("partner manager", "/figures/pace/?partner=P-001"),
    "not-there": ("partner manager", "/partners/none/"),
}
