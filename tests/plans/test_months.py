"""A plan's months, and the quarters and years they make up."""

from tests.plans.made import content

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.plans.months import months_of, quarters_of, years_of

CALENDAR = FiscalCalendar()


def test_quarters_are_fiscal_and_years_are_the_plans_own():
    said = content(0, 14, begins="2027-02")
    assert [month.key for month in months_of(said, CALENDAR)][::13] == ["2027-02", "2028-03"]
    quarters = quarters_of(said, CALENDAR)
    assert [(one.key, list(one.months), one.whole) for one in (quarters[0], quarters[-1])] == [
        ("2027-Q1", [0, 1], False),
        ("2028-Q1", [11, 12, 13], True),
    ]
    assert [(one.key, len(one.months), one.whole, one.span.key) for one in years_of(said, CALENDAR)] == [
        ("1", 12, True, "2027-02..2028-01"),
        ("2", 2, False, "2028-02..2028-03"),
    ]


def test_a_year_that_starts_in_april_has_its_own_quarters():
    (first, *_rest) = quarters_of(content(0, 3), FiscalCalendar(start_month=4))
    assert (first.key, first.span.first.isoformat()) == ("2027-Q1", "2026-04-01")
