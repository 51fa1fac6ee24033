"""What goes out."""

PAGES = {"webhooks": ("channel operations", "/webhooks/")}
