"""For who writes programs."""

PAGES = {
    "tokens": ("channel operations", "/tokens/"),
    "api": ("partner manager", "/api/"),
}
