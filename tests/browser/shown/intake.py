"""Where files come in."""

PAGES = {
    "imports": ("channel operations", "/imports/"),
    "import-new": ("channel operations", "/imports/new/"),
    "import": ("channel operations", "/imports/1/"),
    "import-undo": ("channel operations", "/imports/1/undo/"),
    "mappings": ("channel operations", "/imports/mappings/"),
}
