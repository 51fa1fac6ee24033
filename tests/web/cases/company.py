"""What the partner side opens first, and finding things."""

from tests.web.case import VENDOR_SIDE, Case, for_all, for_some

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
    Case("help", for_all(200), ("home",)),
    Case("help", for_some(VENDOR_SIDE), ("channel",)),
    Case("help", for_all(404), ("nowhere",)),
    Case("seen", for_all(405), ("tour",), post=for_all(302)),
    Case("seen", for_all(405), ("nothing",), post=for_all(404)),
)  # fmt: skip

PAGES = {
    "home of an executive": ("executive", "home", (), ""),
    "home of staff": ("staff", "home", (), ""),
    "home of a distributor": ("distributor", "home", (), ""),
    "search": ("manager", "search", (), "?q=nordlicht"),
}
