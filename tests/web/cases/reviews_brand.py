"""How decks look: for channel operations. There is no logo yet, and a POST without a colour is refused."""

from tests.web.case import VENDOR_SIDE, Case, for_all, for_operations

SAVES = for_all(404) | dict.fromkeys(VENDOR_SIDE, 403) | dict.fromkeys(("operations", "chief"), 422)

CASES = (
    Case("brand", for_operations(200), post=SAVES),
    Case("brand_preview", for_operations(200)),
    Case("brand_logo", for_operations(404)),
)

PAGES = {"how decks look": ("operations", "brand", (), "")}
