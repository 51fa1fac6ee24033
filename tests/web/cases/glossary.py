"""The common language."""

from tests.web.case import VENDOR_SIDE, Case, for_all, for_operations, for_some

CASES = (
    Case("glossary", for_all(200)),
    Case("glossary", for_all(200), query="?q=sold"),
    Case("glossary_kpi", for_all(200), ("attainment",)),
    Case("glossary_kpi", for_all(200), ("time_to_first_deal",)),
    Case("glossary_kpi", for_some(VENDOR_SIDE), ("margin",)),
    Case("glossary_kpi", for_all(404), ("no-such-figure",)),
    Case("kpi_new", for_operations(200), post=for_operations(200)),
    Case("kpi_edit", for_operations(200), ("attainment",), post=for_operations(200)),
    Case("kpi_edit", for_operations(404), ("no-such-figure",), post=for_operations(404)),
    Case("kpi_preview", for_all(405), post=for_operations(200)),
    Case("kpi_retirement", for_operations(404), ("attainment",), post=for_operations(404)),
    Case("kpi_thresholds", for_operations(200), ("attainment",), post=for_operations(200)),
    Case("kpi_thresholds", for_operations(404), ("target",), post=for_operations(404)),
    Case("kpi_threshold_end", for_all(405), ("attainment",), post=for_operations(404)),
)  # fmt: skip

PAGES = {
    "all words": ("manager", "glossary", (), ""),
    "one word, read by the vendor": ("manager", "glossary_kpi", ("attainment",), ""),
    "one word, read by the partner": ("executive", "glossary_kpi", ("attainment",), ""),
    "a new version": ("operations", "kpi_edit", ("attainment",), ""),
    "thresholds": ("operations", "kpi_thresholds", ("attainment",), ""),
}
