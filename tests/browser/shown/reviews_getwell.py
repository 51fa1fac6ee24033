"""Get-well plans: the demo's first is open, with P-001; the figures of P-003 call for one."""

PAGES = {
    "getwells": ("partner manager", "/reviews/getwell/"),
    "getwell": ("partner executive", "/reviews/getwell/1/"),
    "getwell-led": ("partner manager", "/reviews/getwell/1/"),
    "getwell-new": ("partner manager", "/reviews/getwell/new/P-003/"),
    "standards": ("channel operations", "/reviews/standards/"),
}
