"""What is one's own: settings and the dashboard that everybody arranges."""

from tests.web.case import Case, for_all

CASES = (
    Case("settings", for_all(200), post=for_all(200)),
)  # fmt: skip

PAGES = {
    "settings": ("manager", "settings", (), ""),
}
