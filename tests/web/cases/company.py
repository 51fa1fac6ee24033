"""What the partner side opens first, and finding things."""

from tests.web.case import Case, for_all

CASES = (
    Case("home", for_all(200)),
    Case("home", for_all(200), query="?period=2025"),
    Case("home", for_all(404), query="?period=soon"),
)  # fmt: skip

PAGES = {
    "home of an executive": ("executive", "home", (), ""),
    "home of staff": ("staff", "home", (), ""),
    "home of a distributor": ("distributor", "home", (), ""),
}
