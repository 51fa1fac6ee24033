"""The data pages."""

PAGES = {
    "data": ("channel operations", "/data/"),
    "data-doubtful": ("channel operations", "/data/found/price/"),
    "data-two-spellings": ("channel operations", "/data/found/spelling/"),
    "data-merge": ("channel operations", "/data/merge/?stays=P-002&goes=P-901"),
    "data-merges": ("channel operations", "/data/merges/"),
    "data-control": ("channel operations", "/data/control/"),
    "data-right": ("channel operations", "/data/right/"),
}
