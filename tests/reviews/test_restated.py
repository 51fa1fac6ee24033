"""The past was restated since the last review: it says by how much and which rows, and what was said then
is found again in the data of that day.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.cast import TODAY
from tests.house import House
from tests.reviews.made import CALENDAR, closed_by, fill, review_of

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.restating import restating

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path):
    fill(tmp_path)
    return House(tmp_path)


@pytest.fixture
def mia(cast, house) -> Reader:
    return Reader(
        cast.manager, scope_of(cast.manager), Vendor.objects.get(), house.publish(), house.lake, TODAY
    )


@pytest.fixture
def closed(cast, mia):
    """The review of the first quarter, closed on what was known then."""
    review = review_of(cast.manager)
    facts = gather(mia, review.partner, Period.parse("2026-Q1", CALENDAR))
    return closed_by(cast.manager, review, facts.model_dump(mode="json"), facts.digest)


def _late(house: House) -> None:
    """A row of March that came late, and one of January that was corrected."""
    known = {"partner": "P-1", "product": "S-1", "customer": "Nordbank", "quantity": 5}
    house.upsert(
        "sales",
        known | {"line": "P-1/late", "date": "2026-03-30", "amount": 1000},
        known | {"line": "P-1/2026-1/S-1", "date": "2026-01-10", "amount": 5400},
        import_id="77",
    )


def test_nothing_came_since(mia, closed):
    found = restating(mia, closed)
    assert (found.reproduced, found.found.count, found.difference) == (True, 0, 0)


def test_a_late_and_a_corrected_row_are_named(mia, closed, house):
    _late(house)
    found = restating(replace(mia, snapshot=house.publish()), closed)
    assert found.reproduced  # what was said then is found again
    assert (found.found.before, found.found.after, found.difference) == (26400, 27300, 900)
    assert {(one.kind, one.key, one.cause.import_id) for one in found.found.lines} == {
        ("added", ("P-1/late",), "77"),
        ("changed", ("P-1/2026-1/S-1",), "77"),
    }


def test_the_next_review_says_by_how_much(cast, mia, closed, house):
    _late(house)
    facts = gather(replace(mia, snapshot=house.publish()), closed.partner, Period.parse("2026-Q2", CALENDAR))
    since = facts.since
    assert (since.review, since.quarter, since.running) == (closed.pk, "2026-Q1", False)
    assert (since.then, since.now, since.difference) == (26400, 27300, Decimal(900))


def test_the_partner_reads_the_rows_but_not_the_import(cast, mia, closed, house):
    _late(house)
    jonas = replace(mia, person=cast.executive, scope=scope_of(cast.executive), snapshot=house.publish())
    found = restating(jonas, closed)
    assert found.found.count == 2
    assert [one.cause for one in found.found.lines] == [None, None]


def test_a_manager_who_came_between_is_named(cast, mia, closed):
    partner = Partner.objects.get(pk="P-1")
    partner.assignments.update(manager=cast.manager_fr)
    facts = gather(mia, partner, Period.parse("2026-Q2", CALENDAR))
    assert (facts.since.manager, facts.manager) == ("Mia Brandt", "Luc Moreau")
