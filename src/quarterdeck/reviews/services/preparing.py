"""Preparing the reviews of a quarter with many partners: sets at a time, never one by one."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from quarterdeck.audit.services import record
from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Person
from quarterdeck.reviews import selectors
from quarterdeck.reviews.listing.kept import kept_of
from quarterdeck.reviews.models import Review, Round
from quarterdeck.reviews.standing import Standing, standings

BATCH = 500
State = Round.State


def carry_out(row: Round, reader: Reader) -> None:
    """Prepare a review with each of the partners, some hundred at a time; may be done any number of times.

    Reviews that are there keep what was written in them; how the partner stands is brought up to date
    in those that are not closed.
    """
    partners = frozenset(selectors.led_by(reader.scope, row.territory).values_list("pk", flat=True))
    Round.objects.filter(pk=row.pk).update(total=len(partners), done=0)
    quarter = Period.parse(row.quarter, reader.snapshot.calendar)
    alone = not (reader.scope.everything and row.territory is None)
    found = standings(reader, quarter, partners=partners if alone else None)
    known = [one for one in found if one.partner in partners]
    for number, part in enumerate(_parts(known), start=1):
        made = _prepare(reader.person, quarter, part)
        row.made += made
        row.done = min(number * BATCH, len(known))
        row.save(update_fields=["made", "done"])
    _finish(row)


def fail(row: Round, why: str) -> None:
    Round.objects.filter(pk=row.pk).update(state=State.FAILED, error=why, finished_at=timezone.now())


@transaction.atomic
def _prepare(actor: Person, quarter: Period, found: Sequence[Standing]) -> int:
    """How many reviews were made. Somebody else may make one meanwhile: theirs stays."""
    there = Review.objects.filter(quarter=quarter.key, partner__in=[one.partner for one in found])
    kept = {one.partner: kept_of(one) for one in found}
    known = {review.partner_id: review for review in there.only("pk", "partner", "state", "standing")}
    for partner, review in known.items():
        review.standing = kept[partner]
    open_ = [review for review in known.values() if review.state != Review.State.CLOSED]
    Review.objects.bulk_update(open_, ["standing"])
    days = {"first": quarter.first, "last": quarter.last, "quarter": quarter.key}
    new = [
        Review(partner_id=partner, made_by=actor, standing=standing, **days)
        for partner, standing in kept.items()
        if partner not in known
    ]
    Review.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


@transaction.atomic
def _finish(row: Round) -> None:
    row.state, row.finished_at = State.DONE, timezone.now()
    row.save(update_fields=["state", "finished_at"])
    said = {"quarter": row.quarter, "partners": row.done, "made": row.made}
    record(actor=row.asked_by, action="round.done", object=row.key, after=said)


def _parts(found: Sequence[Standing]) -> Iterator[Sequence[Standing]]:
    for start in range(0, len(found), BATCH):
        yield found[start : start + BATCH]
