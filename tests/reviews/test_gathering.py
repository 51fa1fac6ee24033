"""What a review finds, worked out by hand from `made.fill`: 8,000 a month in 2025, 8,800 in 2026; the target
is 8,000.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.plans.made import line, plan_of
from tests.reviews.made import CALENDAR

from quarterdeck.calendar import Period
from quarterdeck.directory.models import Partner
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Plan, Version
from quarterdeck.reviews.arithmetic.chance import Why
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.gathering.asides import asides

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(cast, reader_of):
    """The facts of a quarter with a partner, as somebody of the cast finds them."""

    def _found(quarter: str = "2026-Q1", partner: str = "P-1", who: str = "manager", **more: object) -> Facts:
        reader = replace(reader_of(getattr(cast, who)), **more)
        return gather(reader, Partner.objects.get(pk=partner), Period.parse(quarter, CALENDAR))

    return _found


def test_a_quarter_ten_per_cent_ahead(found):
    back = found().back
    amounts = back.reviewed.amounts
    assert (amounts.plan, amounts.actual, amounts.last_year) == (24000, 26400, 24000)
    assert (amounts.attainment, amounts.variance, amounts.growth) == (Decimal("1.1"), 2400, Decimal("0.1"))
    assert [(one.name, one.total.actual) for one in back.lines] == [
        ("Storage", 16500),
        ("Network", 9900),
        ("", 0),
    ]
    assert not back.planned_by_line  # the target is for all products together
    assert sum(one.total.actual for one in back.lines) == back.total.actual
    assert sum(one.total.plan or 0 for one in back.lines) == back.total.plan


def test_the_same_units_at_higher_prices(found):
    story = found().story
    assert (story.first, story.last) == ("2026-01", "2026-03")
    assert (story.drivers.price, story.drivers.volume, story.drivers.mix) == (2400, 0, 0)
    assert (story.customers.kept, story.customers.grown, story.customers.won) == (2, 2400, ())


def test_the_story_adds_up_to_the_figures(found):
    facts = found()
    amounts, story = facts.back.reviewed.amounts, facts.story
    assert (story.drivers.before, story.drivers.after) == (amounts.last_year, amounts.actual)
    bought = story.customers
    changes = [
        *(one.change for one in (*bought.won, *bought.lost)),
        bought.grown,
        bought.shrunk,
        bought.unnamed,
    ]
    assert sum(changes) == amounts.actual - amounts.last_year


def test_a_quarter_that_has_not_ended_counts_to_the_day(found):
    """It is 15 May: April and 15 of May's 31 days are due; what is dated 10 May counts."""
    facts = found("2026-Q2")
    now, due = facts.back.reviewed, Decimal(8000) + Decimal(8000) * 15 / 31
    assert (now.begun, now.over) == (True, False)
    assert (now.amounts.plan, now.amounts.actual) == (24000, 17600)
    assert round(now.amounts.due, 2) == round(now.amounts.last_year, 2) == round(due, 2)
    assert now.amounts.pace > 1 > now.amounts.attainment
    assert (facts.story.first, facts.story.last) == ("2026-04", "2026-04")  # whole months only
    assert facts.back.total.actual == 26400 + 17600


def test_what_lies_ahead_by_quarter(found):
    ahead = found().ahead
    assert [one.key for one in ahead.quarters] == ["2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]
    running, following, last, beyond = ahead.quarters
    assert (running.won, running.pipeline, running.actual) == (3000, 0, 17600)
    assert (following.pipeline, following.index) == (9000, Decimal("0.375"))
    assert (following.coverage, last.index) == (0, Decimal("1.25"))  # nobody said that it is qualified
    assert (beyond.plan, beyond.index, beyond.basis) == (None, None, "")  # no plan: not available
    assert following.missing == 4 * 24000 - 9000
    assert ahead.shift.moves == ()  # no quarter has more than it needs
    assert [deal.name for deal in ahead.deals] == ["Renewal", "Second site"]
    assert ahead.chance.why is Why.SHORT_HISTORY  # sixteen months of sales are no two years


def test_both_sides_find_the_same_and_the_vendor_knows_the_next_steps(found, cast, reader_of):
    ours, theirs = found(), found(who="executive")
    assert ours.digest == theirs.digest
    partner = Partner.objects.get(pk="P-1")
    known = asides(reader_of(cast.manager), partner, ours)
    assert (known.next_steps, known.without) == ({"P-1/2": "Only for us"}, ("P-1/1",))
    assert "Only for us" not in ours.canonical


def test_facts_are_the_same_after_they_were_kept(found):
    facts = found()
    assert Facts.model_validate_json(facts.canonical) == facts
    assert Facts.model_validate_json(facts.canonical).digest == facts.digest


def test_a_partner_of_whom_no_row_has_come_in(found):
    facts = found(partner="P-3")
    assert (facts.known, facts.story, facts.since) == (False, None, None)
    assert (facts.back.reviewed.amounts.actual, facts.back.total.plan, facts.back.lines) == (0, None, ())
    assert [one.pipeline for one in facts.ahead.quarters] == [0, 0, 0, 0]
    assert facts.ahead.chance.why is Why.NO_PLAN


def test_rows_in_another_currency_than_the_partners_are_told_in_the_vendors(found):
    facts = found(partner="P-4")  # which is paid in Canadian dollars, and bought in euros
    assert (facts.currency, facts.back.reviewed.amounts.actual) == ("EUR", 26400)


def test_a_signed_plan_is_what_it_is_measured_by(found, cast):
    """Storage has a line of 1,001.00 in January, 1,002.00 in February, ...; Network has none."""
    _signed(cast)
    facts = found()
    storage, outside = facts.back.lines
    assert (storage.name, storage.total.plan) == ("Array 100", 1001 + 1002 + 1003)
    assert (outside.kind, outside.total.plan, outside.total.actual) == ("outside", None, 9900)
    assert facts.back.total.plan == 3006
    assert facts.back.total.actual == storage.total.actual + outside.total.actual == 26400
    assert facts.plan == Plan.objects.get().pk


def test_a_plan_without_sales_has_attainment_0(found, cast):
    _signed(cast, partner="P-3", currency="USD")
    total = found(partner="P-3").back.total
    assert (total.attainment, total.variance) == (0, -3006)


def test_a_plan_that_ended_early_asks_for_nothing_afterwards(found, cast):
    plan = _signed(cast)
    plan.state, plan.ended_on, plan.end_reason = Plan.State.ENDED, date(2026, 2, 28), "They were bought."
    plan.save()
    assert found().back.total.plan == 1001 + 1002


def _signed(cast, partner: str = "P-1", currency: str = "EUR") -> Plan:
    said = Content(begins="2026-01", length=12, currency=currency, lines=(line(1, 12),))
    plan = plan_of(cast.manager, said, partner=partner, state=Plan.State.SIGNED)
    Version.objects.create(
        plan=plan,
        number=1,
        state=Version.State.SIGNED,
        content=said.model_dump(mode="json"),
        digest=said.digest,
        side="vendor",
        proposed_by=cast.manager,
        signed_at="2025-12-20T10:00Z",
    )
    return plan
