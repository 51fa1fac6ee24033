"""Preparing the quarter: for whom one leads, once, in the background, and as whoever asked."""

from datetime import date
from unittest.mock import patch

import pytest
from tests.reviews.made import CALENDAR, review_of

from quarterdeck.audit.models import Entry
from quarterdeck.calendar import Period, pinned_today
from quarterdeck.directory.models import Role, Territory
from quarterdeck.home import Home
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.listing.kept import Level, read
from quarterdeck.reviews.models import Review, Round
from quarterdeck.reviews.services import preparing, rounds
from quarterdeck.reviews.tasks import prepare_round

pytestmark = pytest.mark.django_db
QUARTER = Period.parse("2026-Q1", CALENDAR)


@pytest.fixture(autouse=True)
def home(sold, settings) -> None:
    settings.HOME = Home(sold[0])


@pytest.fixture
def asked(cast, django_capture_on_commit_callbacks):
    """A round, asked for and carried out as a worker would."""

    def _asked(who: str, territory: str = "") -> Round:
        place = Territory.objects.get(pk=territory) if territory else None
        with django_capture_on_commit_callbacks(execute=True):
            row = rounds.ask(actor=getattr(cast, who), quarter=QUARTER, territory=place)
        prepare_round.func(row.pk)
        row.refresh_from_db()
        return row

    return _asked


def test_a_review_for_each_partner_that_one_leads(asked, cast):
    row = asked("manager")
    assert (row.state, row.total, row.done, row.made) == ("done", 1, 1, 1)
    review = Review.objects.get()
    assert (review.partner_id, review.quarter, review.state, review.made_by) == (
        "P-1", "2026-Q1", "draft", cast.manager,
    )  # fmt: skip
    assert (review.first, review.last) == (QUARTER.first, QUARTER.last)


def test_the_whole_channel_or_a_region(asked):
    assert asked("chief", "EMEA").made == 6
    assert asked("chief").made == 5
    assert Review.objects.count() == 11


def test_what_it_keeps_sorts_the_list(asked):
    asked("chief")
    levels = {review.partner_id: read(review).level for review in Review.objects.all()}
    assert (levels["P-1"], levels["P-2"]) == (Level.LACKING, Level.UNPLANNED)
    kept = read(Review.objects.get(partner="P-1"))
    assert (kept.plan, kept.actual, kept.pace, kept.gap) == (24000, 26400, kept.attainment, 2400)


def test_once_more_changes_what_is_open_and_nothing_else(asked, cast):
    shared = review_of(cast.manager, state=Review.State.OPEN)
    first, second = asked("manager"), asked("manager")
    assert (first.made, second.made, Review.objects.count()) == (0, 0, 1)
    shared.refresh_from_db()
    assert (shared.state, read(shared).actual) == ("open", 26400)


def test_what_broke_off_is_finished(asked, cast):
    """The process dies after the first hundreds; asked again, the others follow."""
    with patch.object(preparing, "BATCH", 4):
        row = rounds.ask(actor=cast.chief, quarter=QUARTER)
        prepare, calls = preparing._prepare, iter((True, False))
        with (
            patch.object(preparing, "_prepare", lambda *one: prepare(*one) if next(calls) else 1 / 0),
            pytest.raises(ZeroDivisionError),
        ):
            prepare_round.func(row.pk)
        row.refresh_from_db()
        assert (row.state, row.done, Review.objects.count()) == ("failed", 4, 4)
        rounds.ask_again(actor=cast.chief, row=row)
        prepare_round.func(row.pk)
    row.refresh_from_db()
    assert (row.state, row.made, row.done, Review.objects.count()) == ("done", 11, 11, 11)


def test_it_is_asked_for_once_and_logged(asked, cast):
    first = rounds.ask(actor=cast.manager, quarter=QUARTER)
    assert rounds.ask(actor=cast.manager, quarter=QUARTER) == first
    prepare_round.func(first.pk)
    prepare_round.func(first.pk)  # delivered twice
    actions = Entry.objects.filter(object=first.key).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["round.asked", "round.done"]
    assert not Entry.objects.filter(action="review.prepared").exists()


def test_computed_in_the_scope_of_the_moment(cast):
    """Mia loses her role between asking and the work."""
    row = rounds.ask(actor=cast.manager, quarter=QUARTER)
    Role.objects.filter(person=cast.manager).delete()
    prepare_round.func(row.pk)
    row.refresh_from_db()
    assert (row.state, row.total, row.made) == ("done", 0, 0)


@pytest.mark.parametrize("who", ["operations", "executive", "nobody"])
def test_who_leads_no_review_prepares_none(cast, who):
    with pytest.raises(ReviewError, match="leads its reviews"):
        rounds.ask(actor=getattr(cast, who), quarter=QUARTER)


def test_elsewhere_and_too_early(cast):
    with pytest.raises(ReviewError, match="leads its reviews"):
        rounds.ask(actor=cast.manager, quarter=QUARTER, territory=Territory.objects.get(pk="AMER"))
    with pinned_today(date(2025, 12, 31)), pytest.raises(ReviewError, match="not begun"):
        rounds.ask(actor=cast.manager, quarter=QUARTER)
    assert not Round.objects.exists()


def test_only_ones_own_round_is_asked_again(asked, cast):
    row = asked("manager")
    with pytest.raises(ReviewError):
        rounds.ask_again(actor=cast.manager, row=row)
    row.state = Round.State.FAILED
    with pytest.raises(ReviewError):
        rounds.ask_again(actor=cast.chief, row=row)
