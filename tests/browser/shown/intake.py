"""Where files come in."""

PAGES = {
    "imports": ("channel operations", "/imports/"),
    "import-new": ("channel operations", "/imports/new/"),
    "import": ("channel operations", "/imports/1/"),
    "import-undo": ("channel operations", "/imports/1/undo/"),
    "import-correct": ("channel operations", "/imports/correct/sales/?line=TYPED-1"),
    "mappings": ("channel operations", "/imports/mappings/"),
}
