"""The pages of figures."""

from tests.web.case import PARTNER, VENDOR_SIDE, Case, for_all, for_some

LIST = for_all(200) | {"executive": 302, "staff": 302, "outsider": 302}

CASES = (
    Case("partners", LIST),
    Case("partners", LIST, query="?period=2026&sort=pace&name=x&page=7"),
    Case("partners", for_all(404) | {"executive": 302, "staff": 302, "outsider": 302}, query="?period=soon"),
    Case("partners_file", for_all(200), ("csv",)),
    Case("partners_file", for_all(200), ("xlsx",)),
    Case("breakdown_all", for_all(200)),
    Case("breakdown_all", for_all(200), query="?by=product&period=2025"),
    Case("breakdown_all_file", for_all(200), ("csv",)),
    Case("breakdown_all_file", for_all(200), ("xlsx",)),
    Case("explanation", for_all(200), ("revenue",)),
    Case("explanation", for_some(VENDOR_SIDE), ("margin",)),
    Case("explanation", for_all(404), ("no-such-figure",)),
    Case("explanation", PARTNER, ("pace",), "?partner=P-1"),
    Case("partner", PARTNER, ("P-1",)),
    Case("partner", PARTNER, ("P-1",), "?period=2025&since=2026-01-01"),
    Case("changes", PARTNER, ("P-1",)),
    Case("changes", PARTNER, ("P-1",), "?since=2026-04-30"),
    Case("changes", PARTNER, ("P-1",), "?since=yesterday"),
    Case("partner", for_all(404), ("P-999",)),
    Case("partner", for_some({"distributor", "manager_fr", "regional", "operations", "chief"}), ("P-12",)),
    Case("breakdown", PARTNER, ("P-1",), "?by=product&family=Storage"),
    Case("breakdown_file", PARTNER, ("P-1", "csv"), "?by=month"),
    Case("breakdown_file", PARTNER, ("P-1", "xlsx")),
    Case("rows", PARTNER, ("P-1", "sales"), "?period=2025"),
    Case("rows", PARTNER, ("P-1", "deals")),
    Case("rows", for_all(404), ("P-1", "people")),
    Case("rows_file", PARTNER, ("P-1", "sales", "csv"), "?period=2025"),
    Case("rows_file", PARTNER, ("P-1", "deals", "xlsx")),
)  # fmt: skip

PAGES = {
    "partners of a manager": ("manager", "partners", (), ""),
    "partners of the chief": ("chief", "partners", (), ""),
    "partner, read by the vendor": ("manager", "partner", ("P-1",), ""),
    "partner, read by the partner": ("executive", "partner", ("P-1",), ""),
    "what changed": ("manager", "changes", ("P-1",), ""),
    "breakdown": ("manager", "breakdown", ("P-1",), "?by=family"),
    "breakdown of all": ("chief", "breakdown_all", (), ""),
    "rows": ("manager", "rows", ("P-1", "sales"), "?period=2025"),
    "explanation": ("manager", "explanation", ("pace",), "?partner=P-1"),
}
