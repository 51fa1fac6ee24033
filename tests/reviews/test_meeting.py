"""The meeting: who is there, what is written, promised, closed; and what each side reads of it."""

from datetime import UTC, date, datetime

import pytest
from tests.cast import Cast, hire

from quarterdeck.audit.models import Entry as LogEntry
from quarterdeck.audit.services import on_behalf
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.services import CommitmentError, Terms, change
from quarterdeck.directory.models import Kind, Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews import selectors
from quarterdeck.reviews.agenda import agenda as points_of
from quarterdeck.reviews.attending import attending as on_the_list
from quarterdeck.reviews.attending import regionals
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import GetWell, Review
from quarterdeck.reviews.pages.meeting import meeting_page
from quarterdeck.reviews.reading import asides_of, facts_of
from quarterdeck.reviews.services import (
    acknowledging,
    agenda,
    arranging,
    attending,
    leading,
    promising,
    writing,
)
from quarterdeck.reviews.services.arranging import Meeting

JUNE = date(2026, 6, 30)
AT = datetime(2026, 5, 20, 8, tzinfo=UTC)
FOUND = frozenset({"back", "ahead", "next"})


def names(review: Review) -> list[str]:
    return [one.name for one in on_the_list(review)]


def log(review: Review) -> list[str]:
    found = LogEntry.objects.filter(object=review.key).order_by("pk").values_list("action", flat=True)
    return [action.removeprefix("review.") for action in found]


def read_by(person: Person, review: Review) -> list[str]:
    return [one.text for one in selectors.entries(scope_of(person), review)]


def closed(reader_of, review: Review, by: Person, **more: object) -> Review:
    reader = reader_of(by)
    facts = facts_of(reader, review)
    sent = {"facts": facts, "asides": asides_of(reader, review, facts), "digest": facts.digest, **more}
    leading.close(actor=by, review=review, **sent)
    review.refresh_from_db()
    return review


def test_who_is_proposed_is_kept_with_the_first_change(cast: Cast, review: Review):
    assert names(review) == ["Mia Brandt", "Jonas Keller", "Lena Roth"]
    assert not review.attendees.exists()  # a page that is read writes nothing
    assert regionals(review.partner, on_the_list(review)) == [cast.regional]
    attending.add(actor=cast.manager, review=review, email=cast.regional.email)
    attending.add_guest(actor=cast.executive, review=review, side="partner", name="Our auditor")
    attending.remove(actor=cast.executive, review=review, name=f"p{cast.staff.pk}")
    assert set(names(review)) == {"Amara Diallo", "Mia Brandt", "Jonas Keller", "Our auditor"}
    assert log(review) == ["attendees_changed"] * 3


def test_a_partner_decides_about_its_own_side_alone(cast: Cast, review: Review):
    for refused in (
        lambda: attending.add(actor=cast.executive, review=review, email=cast.regional.email),
        lambda: attending.add_guest(actor=cast.executive, review=review, side="vendor", name="Somebody"),
        lambda: attending.remove(actor=cast.executive, review=review, name=f"p{cast.manager.pk}"),
        lambda: attending.add_guest(actor=cast.manager, review=review, side="partner", name=" "),
        lambda: attending.add_guest(
            actor=cast.manager, review=review, side="partner", name="A", email="no address"
        ),
        lambda: attending.add(actor=cast.manager, review=review, email=cast.executive.email),
    ):
        with pytest.raises(ReviewError):
            refused()
    assert not log(review)


def test_many_people_of_a_partner_are_not_all_proposed(cast: Cast, review: Review):
    for number in range(20):
        hire(f"staff{number}@nordlicht.example", f"Staff {number:02}", Kind.STAFF, "P-1")
    theirs = [one for one in on_the_list(review) if one.side == "partner"]
    assert len(theirs) == 8
    assert theirs[0].name == "Jonas Keller"


def test_each_change_of_day_or_people_makes_the_invitation_newer(cast: Cast, review: Review):
    meeting = Meeting(AT, 90, "Hamburg")
    for expected in (1, 1):  # the same again changes nothing
        kept = arranging.arrange(actor=cast.manager, review=review, meeting=meeting)
        assert (kept.invited, kept.meets_at, kept.minutes) == (expected, AT, 90)
    attending.add_guest(actor=cast.executive, review=review, side="partner", name="Our auditor")
    review.refresh_from_db()
    assert review.invited == 2
    with pytest.raises(ReviewError, match="15 to 480"):
        arranging.arrange(actor=cast.manager, review=review, meeting=Meeting(AT, 14))
    with pytest.raises(ReviewError, match="leads its reviews"):
        arranging.arrange(actor=cast.executive, review=review, meeting=meeting)
    assert log(review) == ["meeting_set", "attendees_changed"]


def test_only_what_was_changed_on_the_agenda_is_kept(cast: Cast, review: Review):
    def now() -> list[str]:
        points = points_of(FOUND, review.topics.all(), review.minutes)
        return [one.key for one in points if not one.left_out]

    agenda.add(actor=cast.staff, review=review, title="Fair in October")
    assert review.topics.count() == 1
    assert now() == ["back", "ahead", "t1", "next"]
    seen = points_of(FOUND, review.topics.all(), 60)
    agenda.move(actor=cast.manager, review=review, key="t1", up=True, points=seen)
    assert now() == ["back", "t1", "ahead", "next"]
    agenda.change(actor=cast.manager, review=review, key="back", title="How it went", minutes=30)
    agenda.leave_out(actor=cast.manager, review=review, key="next", left_out=True)
    assert now() == ["back", "t1", "ahead"]
    for refused in (
        lambda: agenda.change(actor=cast.manager, review=review, key="t1", title=" ", minutes=None),
        lambda: agenda.change(actor=cast.manager, review=review, key="t1", title="Fair", minutes=30),
        lambda: agenda.change(actor=cast.manager, review=review, key="t9", title="No", minutes=None),
        lambda: agenda.move(actor=cast.manager, review=review, key="back", up=True, points=seen),
        lambda: agenda.leave_out(actor=cast.executive, review=review, key="back", left_out=True),
        lambda: arranging.arrange(actor=cast.manager, review=review, meeting=Meeting(None, 30)),
    ):
        with pytest.raises(ReviewError):
            refused()
    assert log(review) == ["agenda_changed"] * 4


def test_what_the_vendor_writes_for_itself_stays_with_it(cast: Cast, review: Review):
    said = {"review": review, "kind": "note", "topic": "back"}
    writing.write(actor=cast.manager, text="They will not reach it.", internal=True, **said)
    writing.write(actor=cast.manager, text="Storage comes first.", **said)
    writing.write(actor=cast.staff, text="Our shop opened in March.", internal=True, **said)
    both = ["Storage comes first.", "Our shop opened in March."]
    assert read_by(cast.chief, review) == ["They will not reach it.", *both]
    assert read_by(cast.executive, review) == read_by(cast.staff, review) == both
    mine = review.entries.get(author=cast.staff)
    with pytest.raises(ReviewError, match="wrote themselves"):
        writing.take_back(actor=cast.manager, review=review, pk=mine.pk)
    writing.take_back(actor=cast.staff, review=review, pk=mine.pk)
    assert read_by(cast.executive, review) == ["Storage comes first."]
    for wrong in ({"text": " "}, {"text": "A", "kind": "gossip"}, {"text": "A", "topic": "Not a key!"}):
        with pytest.raises(ReviewError):
            writing.write(actor=cast.manager, **{**said, **wrong})
    with on_behalf(cast.operations), pytest.raises(ReviewError, match="somebody else"):
        writing.write(actor=cast.staff, text="In her name.", **said)


def test_each_side_promises_for_itself(cast: Cast, review: Review):
    ours = promising.promise(
        actor=cast.manager, review=review, terms=Terms(cast.manager, "A price list", JUNE)
    )
    theirs = promising.promise(
        actor=cast.executive, review=review, terms=Terms(cast.staff, "Two visits a week", JUNE)
    )
    assert [(one.source, one.part, one.side) for one in (ours, theirs)] == [
        (review.key, "p1", "vendor"),
        (review.key, "p2", "partner"),
    ]
    later = change(
        actor=cast.staff,
        commitment=theirs,
        terms=Terms(cast.staff, "One visit a week", JUNE),
        reason="Two are too many.",
    )
    assert later.text == "One visit a week"  # it is in no plan that both signed
    for actor, owner in ((cast.manager, cast.executive), (cast.staff, cast.staff)):
        with pytest.raises(CommitmentError):
            promising.promise(actor=actor, review=review, terms=Terms(owner, "More", JUNE))
    Review.objects.filter(pk=review.pk).update(state="draft")
    with pytest.raises(ReviewError, match="Share the review first"):
        promising.promise(actor=cast.manager, review=review, terms=Terms(cast.manager, "More", JUNE))
    assert Commitment.objects.filter(source=review.key).count() == 2


def test_a_review_is_closed_with_who_was_there_and_takes_nothing_any_more(
    cast: Cast, review: Review, reader_of
):
    writing.write(actor=cast.manager, review=review, text="Among us.", kind="note", internal=True)
    with pytest.raises(ReviewError, match="figures changed since"):
        closed(reader_of, review, cast.manager, digest="0" * 64)
    here = [f"p{cast.manager.pk}", f"p{cast.executive.pk}"]
    closed(reader_of, review, cast.manager, came=here)
    assert {one.name: one.came for one in on_the_list(review)} == {
        "Mia Brandt": True,
        "Jonas Keller": True,
        "Lena Roth": False,
    }
    assert review.digest == facts_of(reader_of(cast.executive), review).digest
    for refused in (
        lambda: writing.write(actor=cast.executive, review=review, text="One more.", kind="comment"),
        lambda: agenda.add(actor=cast.executive, review=review, title="One more"),
        lambda: attending.add_guest(actor=cast.executive, review=review, side="partner", name="Late"),
        lambda: arranging.arrange(actor=cast.manager, review=review, meeting=Meeting(AT, 60)),
        lambda: closed(reader_of, review, cast.manager),
    ):
        with pytest.raises(ReviewError, match="closed"):
            refused()
    for person in (cast.executive, cast.regional):
        acknowledging.acknowledge(actor=person, review=review, digest=review.digest, address="192.0.2.1")
    with pytest.raises(ReviewError, match="already"):
        acknowledging.acknowledge(
            actor=cast.manager, review=review, digest=review.digest, address="192.0.2.1"
        )
    assert log(review) == ["written", "closed", "acknowledged", "acknowledged"]
    assert read_by(cast.executive, review) == []


def test_the_agenda_of_a_closed_review_stays_whatever_comes_after(cast: Cast, review: Review, reader_of):
    def keys() -> list[str]:
        reader = reader_of(cast.manager)
        return [one.key for one in meeting_page(reader, review, facts_of(reader, review)).agenda]

    plan = {"partner": review.partner, "kpi": "attainment", "goal": 1, "quarter": "2026-Q1"}
    open_one = GetWell.objects.create(opened_by=cast.manager, **plan)
    before = keys()
    assert "getwell" in before
    closed(reader_of, review, cast.manager)
    assert keys() == before
    open_one.state, open_one.ended_on = GetWell.State.WON, date(2099, 1, 1)
    open_one.save()
    assert keys() == before
    open_one.delete()
    GetWell.objects.create(opened_by=cast.manager, **plan)
    assert "getwell" not in keys()  # it was begun when the review was closed
