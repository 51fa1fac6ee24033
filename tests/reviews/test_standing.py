"""How partners stand: the numbers of their reviews, a row a partner, for who may see them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.house import House
from tests.reviews.made import CALENDAR, PARTNERS, fill

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.reader import single
from quarterdeck.directory.models import Partner
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.models import Standard
from quarterdeck.reviews.standing import Standing, standings

pytestmark = pytest.mark.django_db
QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")


@pytest.fixture
def found(cast, reader_of):
    def _found(quarter: str = "2026-Q1", who: str = "chief", **more) -> dict[str, Standing]:
        reader = reader_of(getattr(cast, who))
        return {one.partner: one for one in standings(reader, Period.parse(quarter, CALENDAR), **more)}

    return _found


def test_a_quarter_that_is_over(found):
    one = found()["P-1"]
    assert (one.name, one.type, one.manager) == (
        "Nordlicht Systems",
        "Service Provider",
        ("mia.brandt@tarnvale.example", "Mia Brandt"),
    )
    assert (one.basis, one.plan, one.due, one.actual, one.last_year) == ("target", 24000, 24000, 26400, 24000)
    assert (one.attainment, one.pace, one.variance) == (Decimal("1.1"), Decimal("1.1"), 2400)
    assert (one.growth, one.ahead, one.short) == (Decimal("0.1"), True, False)


def test_what_is_there_for_the_next_quarter(found):
    """It is 15 May: of the second quarter's 24,000 nothing is in the pipeline, 3,000 are won."""
    one = found()["P-1"].following
    assert (one.quarter, one.basis, one.plan, one.won, one.pipeline) == ("2026-Q2", "target", 24000, 3000, 0)
    assert (one.pipeline_index, one.index_target, one.missing, one.lacking) == (0, 4, 96000, True)
    third = found("2026-Q2")["P-1"].following
    assert (third.pipeline, third.qualified, third.pipeline_index) == (9000, 0, Decimal("0.375"))
    assert third.coverage == 0


def test_the_index_asked_for_is_that_of_the_type_and_quarter(found):
    Standard.objects.create(type="Service Provider", quarter=2, index=Decimal(3))
    assert found()["P-1"].following.index_target == 3
    assert found()["P-4"].following.index_target == 4


def test_a_partner_of_whom_nothing_came_in(found):
    one = found()["P-2"]
    assert (one.basis, one.plan, one.actual, one.attainment, one.status.value) == (
        "", None, 0, None, "not available",
    )  # fmt: skip
    assert (one.following.pipeline_index, one.following.coverage, one.required) == (None, None, None)
    assert (one.ahead, one.short, one.lacks_pipeline) == (False, False, False)


def test_a_plan_and_no_sales(found):
    """Targets reach to December, sales to May."""
    one = found("2026-Q3")["P-1"]
    assert (one.plan, one.actual, one.attainment, one.variance) == (24000, 0, 0, -24000)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_the_numbers_are_those_of_the_reviews(found, cast, reader_of, quarter):
    period = Period.parse(quarter, CALENDAR)
    for key in PARTNERS:
        one, reader = found(quarter)[key], reader_of(cast.chief)
        facts = gather(reader, Partner.objects.get(pk=key), period)
        reviewed = facts.back.reviewed.amounts
        assert (one.plan, one.due, one.actual, one.last_year) == (
            reviewed.plan, reviewed.due, reviewed.actual, reviewed.last_year,
        )  # fmt: skip
        assert (one.win_rate, one.required) == (facts.ahead.win_rate, facts.ahead.required)
        for coming in facts.ahead.quarters:
            if coming.key == one.following.quarter:
                following = one.following
                assert (coming.plan, coming.index, coming.coverage) == (
                    following.plan, following.pipeline_index, following.coverage,
                )  # fmt: skip
                assert (coming.won, coming.weighted) == (following.won, following.weighted)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_sums_over_partners_are_the_total(found, cast, reader_of, quarter):
    period = Period.parse(quarter, CALENDAR)
    total = single(reader_of(cast.chief).ask(("revenue", "target"), period=Span(period, period)))
    rows = found(quarter).values()
    assert sum(one.actual for one in rows) == total["revenue"].value
    assert sum(one.plan or 0 for one in rows) == total["target"].value


def test_only_partners_in_the_scope(found):
    assert set(found(who="manager")) == {"P-1"}
    assert set(found(who="outsider")) == {"P-4"}
    assert set(found(who="manager", partners=["P-1", "P-4"])) == {"P-1"}
    assert found(who="nobody") == {}


def test_vendor_and_partner_read_the_same(found):
    for quarter in QUARTERS:
        assert found(quarter)["P-4"] == found(quarter, who="outsider")["P-4"]


def test_as_many_questions_for_one_as_for_all(found, django_assert_num_queries):
    with django_assert_num_queries(6):
        found(who="chief")
    with django_assert_num_queries(6):
        found(who="manager")


def test_a_plan_that_both_signed_goes_before_what_the_vendor_set(tmp_path, cast, reader_of):
    """Of 30,000 signed for the first quarter, and nothing for the second."""

    fill(tmp_path)
    house = House(tmp_path)
    house.upsert(
        "targets",
        {
            "target": "S",
            "date": "2026-01-01",
            "span": "quarter",
            "partner": "P-1",
            "basis": "plan",
            "amount": 30000,
        },
    )
    reader = replace(reader_of(cast.chief), snapshot=house.publish())
    one = next(one for one in standings(reader, Period.parse("2026-Q1", CALENDAR)) if one.partner == "P-1")
    assert (one.basis, one.plan, one.variance) == ("plan", 30000, -3600)
    assert (one.following.basis, one.following.plan) == ("target", 24000)
