"""The pages about many partners: the channel, territories, managers, types, families."""

from tests.web.case import VENDOR_SIDE, Case, for_all, for_operations, for_some
from tests.web.channel import MANAGERS

MIA, LUC = MANAGERS["manager"], MANAGERS["manager_fr"]
TOP = {"operations", "chief"}
CHANNEL = for_operations(200)
EMEA = {"manager", "manager_fr", "regional", *TOP}
RESELLERS = {"manager_fr", "regional", "regional_us", *TOP}

CASES = (
    Case("channel", CHANNEL),
    Case("channel", CHANNEL, query="?period=2025"),
    Case("channel_file", CHANNEL, ("by-region", "csv")),
    Case("channel_file", CHANNEL, ("partners", "xlsx")),
    Case("channel_file", for_operations(404), ("people", "csv")),
    Case("lens", for_some(VENDOR_SIDE), ("territories", "WORLD")),
    Case("lens", for_some(EMEA), ("territories", "EMEA"), "?period=2025&name=a&sort=pace"),
    Case("lens", for_some(EMEA), ("territories", "DE")),
    Case("lens", for_some({"regional_us", *TOP}), ("territories", "CA")),
    Case("lens", for_all(404), ("territories", "none")),
    Case("lens", for_some({"manager", "regional", *TOP}), ("managers", MIA)),
    Case("lens", for_some({"manager_fr", "regional", *TOP}), ("managers", LUC), "?period=2026-Q1"),
    Case("lens", for_all(404), ("managers", "nobody@tarnvale.example")),
    Case("lens", for_some(RESELLERS), ("types", "Reseller")),
    Case("lens", for_all(404), ("types", "none")),
    Case("lens", for_some(VENDOR_SIDE), ("families", "Storage")),
    Case("lens", for_all(404), ("families", "none")),
    Case("lens_file", for_some(EMEA), ("territories", "EMEA", "managers", "csv")),
    Case("lens_file", for_some(EMEA), ("territories", "DE", "roster", "xlsx")),
    Case("lens_file", for_some({"manager", "regional", *TOP}), ("managers", MIA, "by-family", "csv")),
    Case("lens_file", for_some(RESELLERS), ("types", "Reseller", "partners", "csv")),
    Case("lens_file", for_some(VENDOR_SIDE), ("families", "Storage", "by-type", "csv")),
    Case("lens_file", for_all(404), ("types", "Reseller", "managers", "csv")),
    Case("explanation", for_all(200), ("pace",), "?within=nothing"),
)  # fmt: skip

PAGES = {
    "channel": ("chief", "channel", (), ""),
    "territory": ("regional", "lens", ("territories", "EMEA"), ""),
    "manager": ("regional", "lens", ("managers", MIA), ""),
    "type": ("chief", "lens", ("types", "Reseller"), ""),
    "family": ("chief", "lens", ("families", "Storage"), ""),
}
