"""How decks look."""

PAGES = {"brand": ("channel operations", "/reviews/brand/")}
