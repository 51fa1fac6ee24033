"""The promises of a content as commitments will hold them: with a person and a day."""

from django.utils.translation import gettext as _

from quarterdeck.commitments.taking_over import Promised
from quarterdeck.directory.models import Person
from quarterdeck.plans.content import Content, Promise
from quarterdeck.plans.errors import PlanError


def promised_by(said: Content) -> list[Promised]:
    """Raises PlanError for a promise that names nobody, somebody of the other side, or no day."""
    owners = {one.owner.strip().lower() for one in said.promises}
    people = {person.email: person for person in Person.objects.filter(email__in=owners)}
    return [_promised(one, people.get(one.owner.strip().lower())) for one in said.promises]


def _promised(promise: Promise, owner: Person | None) -> Promised:
    if owner is None or owner.side != promise.side:
        raise PlanError(_("Say who keeps the promise “%(text)s”.") % {"text": promise.text})
    if promise.due is None:
        raise PlanError(_("Say by which day the promise “%(text)s” is kept.") % {"text": promise.text})
    return Promised(
        part=promise.key,
        side=promise.side,
        text=promise.text,
        owner=owner,
        due=promise.due,
        milestone=promise.milestone,
        proof=promise.proof,
    )
