"""Whatever people of both sides do with a review: a closed one stays, and internal notes stay inside."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from django.db import transaction
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.reviews import facts as by_hand
from tests.reviews.made import review_of

from quarterdeck.audit.models import Entry as LogEntry
from quarterdeck.commitments.services import CommitmentError, Terms
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews import selectors
from quarterdeck.reviews.agenda import agenda as points_of
from quarterdeck.reviews.attending import attending as on_the_list
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.facts.asides import Asides
from quarterdeck.reviews.models import Review
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

AT, JUNE = datetime(2026, 5, 20, 8, tzinfo=UTC), date(2026, 6, 30)
SECRET = "They will not reach it."
FOUND = frozenset({"own", "back", "ahead", "next"})
FACTS = by_hand.facts(by_hand.back(by_hand.line("Storage", by_hand.amounts(100, 110))))
Act = Callable[[Person, Review], object]


def _close(actor: Person, review: Review) -> object:
    came = [one.tag for one in on_the_list(review)][:1]
    return leading.close(
        actor=actor, review=review, facts=FACTS, asides=Asides(), digest=FACTS.digest, came=came
    )


def _write(actor: Person, review: Review, **more: object) -> object:
    internal = actor.side == "vendor"
    text = SECRET if internal else "Our shop opened."
    return writing.write(
        actor=actor, review=review, text=text, kind="win", topic="wins", internal=internal, **more
    )


def _take_back(actor: Person, review: Review) -> object:
    first = review.entries.order_by("pk").first()
    return writing.take_back(actor=actor, review=review, pk=first.pk if first else 0)


def _move(actor: Person, review: Review) -> object:
    points = points_of(FOUND, review.topics.all(), review.minutes)
    return agenda.move(actor=actor, review=review, key="ahead", up=True, points=points)


def _remove(actor: Person, review: Review) -> object:
    return attending.remove(actor=actor, review=review, name=on_the_list(review)[-1].tag)


def _promise(actor: Person, review: Review) -> object:
    return promising.promise(actor=actor, review=review, terms=Terms(actor, "A visit", JUNE))


ACTS: Mapping[str, Act] = {
    "share": lambda actor, review: leading.share(actor=actor, review=review),
    "close": _close,
    "acknowledge": lambda actor, review: acknowledging.acknowledge(
        actor=actor, review=review, digest=FACTS.digest, address="192.0.2.1"
    ),
    "write": _write,
    "take back": _take_back,
    "add a point": lambda actor, review: agenda.add(actor=actor, review=review, title="Fair", minutes=5),
    "leave out": lambda actor, review: agenda.leave_out(
        actor=actor, review=review, key="back", left_out=True
    ),
    "move": _move,
    "a guest": lambda actor, review: attending.add_guest(
        actor=actor, review=review, side=actor.side, name="Our auditor"
    ),
    "remove": _remove,
    "meet": lambda actor, review: arranging.arrange(
        actor=actor, review=review, meeting=Meeting(AT, 60 + review.invited * 5)
    ),
    "promise": _promise,
}
PEOPLE = st.sampled_from(
    ["manager", "executive", "staff", "regional", "operations", "outsider", "distributor"]
)
STEP = st.tuples(PEOPLE, st.sampled_from(["write", "share", "close", *ACTS]))
BEGUN = ((), (("manager", "share"),), (("manager", "write"), ("manager", "share"), ("manager", "close")))


def test_whatever_is_done_what_is_closed_stays_and_what_is_internal_is_not_read(cast: Cast):
    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(BEGUN), st.lists(STEP, min_size=3, max_size=12))
    def holds(begun, steps) -> None:
        with transaction.atomic():
            review, kept = review_of(cast.manager), None
            for who, name in (*begun, *steps):
                did = _did(lambda: ACTS[name](getattr(cast, who), Review.objects.get(pk=review.pk)))  # noqa: B023
                assert not did or who not in ("outsider", "distributor")
                review.refresh_from_db()
                kept = kept or (_all_of(review) if review.state == "closed" else None)
                assert kept is None or _all_of(review) == kept
                _stays_inside(cast, review)
            transaction.set_rollback(True)

    holds()


def _did(deed: Callable[[], object]) -> bool:
    """Whether it was not refused; what is leaves no trace, what is done leaves one."""
    before = LogEntry.objects.count()
    try:
        with transaction.atomic():
            deed()
    except (ReviewError, CommitmentError, Review.DoesNotExist):
        assert LogEntry.objects.count() == before
        return False
    assert LogEntry.objects.count() <= before + 1
    return True


def _all_of(review: Review) -> list[object]:
    """Everything that is kept of it but who acknowledged it."""
    rows = [review, *review.topics.all(), *review.attendees.all(), *review.entries.all()]
    return [model_to_dict(row) | {"pk": row.pk} for row in rows]


def _stays_inside(cast: Cast, review: Review) -> None:
    for person in (cast.executive, cast.staff, cast.outsider, cast.distributor):
        scope = scope_of(person)
        seen = selectors.visible(scope).filter(pk=review.pk).first()
        assert seen is None or review.state != "draft"
        assert seen is None or person in (cast.executive, cast.staff)
        assert not any(one.internal or one.text == SECRET for one in selectors.entries(scope, review))
    known = {cast.manager.name, "Our auditor"}  # of the vendor; nobody put another one on the list
    assert {one.name for one in on_the_list(review) if one.side == "vendor"} <= known
