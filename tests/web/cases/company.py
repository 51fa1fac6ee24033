"""What the partner side opens first, and finding things."""

from tests.web.case import Case, for_all

CASES = (
    Case("home", for_all(200)),
    Case("home", for_all(200), query="?period=2025"),
    Case("home", for_all(404), query="?period=soon"),
    Case("search", for_all(200)),
    Case("search", for_all(200), query="?q=nordlicht"),
    Case("search", for_all(200), query="?q=norldicht+sytems"),
    Case("search", for_all(200), query="?q=maple"),
    Case("search", for_all(200), query="?q=margin"),
    Case("search", for_all(200), query="?q=brandt&x=%00"),
)  # fmt: skip

PAGES = {
    "home of an executive": ("executive", "home", (), ""),
    "home of staff": ("staff", "home", (), ""),
    "home of a distributor": ("distributor", "home", (), ""),
    "search": ("manager", "search", (), "?q=nordlicht"),
}
