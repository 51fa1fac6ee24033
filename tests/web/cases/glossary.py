"""The common language."""

from tests.web.case import VENDOR_SIDE, Case, Codes, for_all, for_some

KEEPERS = {"operations", "chief"}


def keepers(code: int = 200) -> Codes:
    """Those who keep definitions; others of the vendor are refused, partners find nothing."""
    refused = dict.fromkeys(VENDOR_SIDE - KEEPERS, 403)
    return for_all(404) | refused | dict.fromkeys(KEEPERS, code)


CASES = (
    Case("glossary", for_all(200)),
    Case("glossary", for_all(200), query="?q=sold"),
    Case("glossary_kpi", for_all(200), ("attainment",)),
    Case("glossary_kpi", for_all(200), ("time_to_first_deal",)),
    Case("glossary_kpi", for_some(VENDOR_SIDE), ("margin",)),
    Case("glossary_kpi", for_all(404), ("no-such-figure",)),
    Case("kpi_new", keepers(), post=keepers()),
    Case("kpi_edit", keepers(), ("attainment",), post=keepers()),
    Case("kpi_edit", keepers(404), ("no-such-figure",), post=keepers(404)),
    Case("kpi_preview", for_all(405), post=keepers()),
    Case("kpi_retirement", keepers(404), ("attainment",), post=keepers(404)),
    Case("kpi_thresholds", keepers(), ("attainment",), post=keepers()),
    Case("kpi_thresholds", keepers(404), ("target",), post=keepers(404)),
    Case("kpi_threshold_end", for_all(405), ("attainment",), post=keepers(404)),
)  # fmt: skip

PAGES = {
    "all words": ("manager", "glossary", (), ""),
    "one word, read by the vendor": ("manager", "glossary_kpi", ("attainment",), ""),
    "one word, read by the partner": ("executive", "glossary_kpi", ("attainment",), ""),
    "a new version": ("operations", "kpi_edit", ("attainment",), ""),
    "thresholds": ("operations", "kpi_thresholds", ("attainment",), ""),
}
