"""A review of the demo's partner, and the list of them, as the vendor and the partner see it."""

PAGES = {
    "review": ("partner manager", "/reviews/2/"),
    "review-closing": ("partner manager", "/reviews/2/closing/"),
    "reviews": ("channel chief", "/reviews/"),
    "reviews-missing": ("partner manager", "/reviews/?state=missing"),
    "reviews-of-partner": ("partner executive", "/reviews/"),
    "review-closed": ("partner executive", "/reviews/1/"),
}
