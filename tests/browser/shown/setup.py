"""The first hour."""

PAGES = {
    "first-steps": ("channel operations", "/setup/"),
    "company": ("channel operations", "/setup/channel/"),
}
