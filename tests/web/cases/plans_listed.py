"""All plans, by who has to act; what they add up to; the marks on other pages."""

from tests.web.case import PARTNER, Case, for_all, for_some

LEADERS = {"regional", "regional_us", "operations", "chief"}

CASES = (
    Case("plans", for_all(200)),
    Case("plans", for_all(200), query="?state=missing&manager=mia.brandt@tarnvale.example&page=9"),
    Case("plans", for_all(200), query="?state=mine&region=EMEA&year=2027&name=nord"),
    Case("plans_file", for_all(200), ("csv",)),
    Case("plans_file", for_all(200), ("xlsx",), query="?state=missing"),
    Case("plans_overview", for_some(LEADERS)),
    Case("plans_overview_file", for_some(LEADERS), ("region", "csv")),
    Case("plans_overview_file", for_some(LEADERS), ("manager", "xlsx"), query="?year=2027"),
    Case("plans_overview_file", for_all(404), ("moon", "csv")),
    Case("plans_waiting", for_all(200)),
    Case("plans_about", PARTNER, ("P-1",)),
)

PAGES = {
    "plans of the channel": ("chief", "plans", (), ""),
    "who has a plan": ("chief", "plans_overview", (), ""),
    "plans of a manager": ("manager", "plans", (), ""),
    "partners without a plan": ("manager", "plans", (), "?state=missing"),
    "plans of a partner": ("executive", "plans", (), ""),
    "plans that wait": ("executive", "plans_waiting", (), ""),
    "a partner's plan": ("manager", "plans_about", ("P-1",), ""),
}
