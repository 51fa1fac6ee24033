"""The promises of a signed version become commitments of both companies."""

from collections.abc import Iterator, Mapping
from datetime import date

from quarterdeck.commitments.taking_over import Promised, TakenOver, take_over
from quarterdeck.directory.models import Person
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Version


def take_over_promises(*, actor: Person, version: Version) -> TakenOver:
    """For a version that both have signed: once more changes nothing; an amendment changes what differs."""
    answerable = {signed.side: signed.person for signed in version.signatures.select_related("person")}
    return take_over(
        actor=actor,
        partner=version.plan.partner,
        source=version.plan.key,
        promised=promised_of(version.value, answerable, last=version.plan.ends),
        reason=version.reason,
    )


def promised_of(content: Content, answerable: Mapping[str, Person], *, last: date) -> Iterator[Promised]:
    """Where nobody of the side is named, who signed for it owns the promise; its day is the plan's last."""
    emails = {promise.owner.strip().lower() for promise in content.promises}
    people = {person.email: person for person in Person.objects.filter(email__in=emails, is_active=True)}
    for one in content.promises:
        named = people.get(one.owner.strip().lower())
        yield Promised(
            part=one.key,
            side=one.side,
            text=one.text,
            owner=named if named and named.side == one.side else answerable[one.side],
            due=one.due or last,
            milestone=one.milestone,
            proof=one.proof,
        )
