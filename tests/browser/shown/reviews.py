"""A review: of the demo's partner, as the vendor and the partner see it."""

PAGES = {
    "review": ("partner manager", "/reviews/2/"),
    "review-closing": ("partner manager", "/reviews/2/closing/"),
    "review-closed": ("partner executive", "/reviews/1/"),
}
