"""Get-well plans: the demo's first is open, with P-001."""

PAGES = {
    "getwell": ("partner executive", "/reviews/getwell/1/"),
}
