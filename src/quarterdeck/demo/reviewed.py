"""Reviews of the demo: one of two quarters ago, closed and acknowledged, and the last quarter's, shared."""

from datetime import UTC, datetime, time, timedelta

from quarterdeck import calendar
from quarterdeck.calendar import Period, pinned_today
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.taking_over import Promised, take_over
from quarterdeck.dashboards.reader import reader_for
from quarterdeck.demo.cast import CAST
from quarterdeck.demo.planned import ADDRESS, FIRST
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.home import Home
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.gathering.asides import asides
from quarterdeck.reviews.models import Acknowledgement, Entry, Review
from quarterdeck.reviews.services import leading

MEETING = timedelta(days=20)
"""So long after a quarter its review is held."""
AHEAD = timedelta(days=8)
EARLY = timedelta(days=4)
PROMISES = (
    ("r1", "vendor", "Two days of training on storage for the partner's engineers", 30),
    ("r2", "partner", "Visit the ten largest storage customers, together", 45),
    ("r3", "vendor", "A price list for renewals that customers can read", 75),
    ("r4", "partner", "A second engineer with the certificate for backup", 150),
)
"""Key, side, what, and the days until it is due."""
DECISION = "Storage comes first: no campaign for anything else until it is back at plan."
NOTE = "Two of the three large renewals wait for a budget that is decided in spring."
COMMENT = "Please let us speak about the backup line first: our customers ask for it."
KEPT = "r1"


def review(home: Home) -> None:
    """Make the reviews, once; the plans of the demo are there."""
    if Review.objects.exists():
        return
    mia, jonas = (Person.objects.get(email=CAST[role]) for role in ("partner manager", "partner executive"))
    partner = Partner.objects.get(pk=FIRST)
    quarter = Period.containing(calendar.today(), "quarter", get_vendor().calendar)
    held = _closed(home, partner, quarter.shift(-2), mia, jonas)
    _promise(held, mia, jonas)
    shared = leading.prepare(actor=mia, partner=partner, quarter=quarter.shift(-1))
    leading.share(actor=mia, review=shared)
    at = datetime.combine(calendar.today() + AHEAD, time(9), UTC)
    Review.objects.filter(pk=shared.pk).update(meets_at=at, place="Hamburg, at Nordlicht")
    Entry.objects.create(review=shared, topic="back", author=jonas, text=COMMENT)


def _closed(home: Home, partner: Partner, quarter: Period, mia: Person, jonas: Person) -> Review:
    """As it was closed on the day of its meeting, by the figures of then as far as they are known today."""
    day = quarter.last + MEETING
    at = datetime.combine(day, time(10), UTC)
    scope = scope_of(mia)  # of today: the cast holds its roles from the day of loading on
    with pinned_today(day):
        reader = reader_for(mia, scope, get_vendor(), home)
        facts = gather(reader, partner, quarter)
        known = asides(reader, partner, facts)
    review = Review.objects.create(
        partner=partner,
        quarter=quarter.key,
        first=quarter.first,
        last=quarter.last,
        state=Review.State.OPEN,
        made_by=mia,
        made_at=at - AHEAD,
        meets_at=at,
    )
    Entry.objects.create(review=review, topic="back", kind="decision", author=mia, text=DECISION, at=at)
    Entry.objects.create(review=review, topic="ahead", kind="note", author=jonas, text=NOTE, at=at)
    for person in (mia, jonas):
        review.attendees.create(
            side=person.side, person=person, name=person.name, email=person.email, came=True
        )
    review.state, review.closed_at, review.closed_by = Review.State.CLOSED, at, mia
    review.facts, review.asides = facts.model_dump(mode="json"), known.model_dump(mode="json")
    review.digest, review.data_version = facts.digest, facts.data_version
    review.save()
    for person, role in ((mia, "partner manager"), (jonas, "partner executive")):
        Acknowledgement.objects.create(
            review=review,
            side=person.side,
            person=person,
            name=person.name,
            role=role,
            digest=review.digest,
            at=at + timedelta(days=1),
            address=ADDRESS,
        )
    return review


def _promise(review: Review, mia: Person, jonas: Person) -> None:
    """What was promised then: one kept in time, the others open, some of them late by now."""
    day = review.last + MEETING
    owners = {"vendor": mia, "partner": jonas}
    promised = [
        Promised(part, side, text, owners[side], day + timedelta(days=days))
        for part, side, text, days in PROMISES
    ]
    take_over(actor=mia, partner=review.partner, source=review.key, promised=promised)
    kept = Commitment.objects.get(source=review.key, part=KEPT)
    kept.state, kept.closed_on, kept.outcome = Commitment.State.KEPT, kept.due - EARLY, "Both days were held."
    kept.save()
