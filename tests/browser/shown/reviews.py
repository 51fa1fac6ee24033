"""A review: of the demo's partner, as the vendor and the partner see it."""

PAGES = {
    "review": ("partner manager", "/reviews/1/"),
    "review-partner": ("partner executive", "/reviews/1/"),
}
