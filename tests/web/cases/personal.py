"""What is one's own: settings and the dashboard that everybody arranges."""

from tests.web.case import Case, for_all

KEPT = for_all(302)  # a change leads back to the page of arranging
NOT_READ = for_all(405)

CASES = (
    Case("settings", for_all(200), post=for_all(200)),
    Case("dashboard", for_all(200)),
    Case("dashboard_arrange", for_all(200)),
    Case("dashboard_sharing", NOT_READ, post=KEPT),
    Case("dashboard_start", NOT_READ, post=KEPT),
    Case("dashboard_shared", for_all(404), ("1",)),
    Case("dashboard_copy", NOT_READ, ("1",), post=for_all(404)),
    Case("tile_new", for_all(200), post=for_all(200)),
    Case("tile_new", for_all(200), query="?kind=figure&kpi=pace&partner=P-1", post=for_all(200)),
    Case("tile_new", for_all(200), query="?kind=table", post=for_all(200)),
    Case("tile_edit", for_all(200), ("start1",), post=for_all(200)),
    Case("tile_edit", for_all(404), ("none",), post=for_all(404)),
    Case("tile_place", NOT_READ, ("start1",), post=KEPT),
    Case("tile_size", NOT_READ, ("start1",), post=KEPT),
    Case("tile_removal", NOT_READ, ("none",), post=KEPT),
)  # fmt: skip

PAGES = {
    "settings": ("manager", "settings", (), ""),
    "dashboard of the chief": ("chief", "dashboard", (), ""),
    "dashboard of a manager": ("manager", "dashboard", (), ""),
    "dashboard of an executive": ("executive", "dashboard", (), ""),
    "arranging": ("manager", "dashboard_arrange", (), ""),
    "a new tile": ("manager", "tile_new", (), "?kind=table"),
}
