"""What is said about a plan, and what of it somebody has seen."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Look, Plan, Remark
from quarterdeck.plans.parts import parts_of

LONGEST = 4000


@transaction.atomic
def remark(*, actor: Person, plan: Plan, text: str, part: str = "") -> Remark:
    """Say something about the plan, or about one part of it: everybody who sees the plan reads it."""
    scope = scope_of(actor)
    found = selectors.get_plan(scope, plan.pk)
    if not text.strip():
        raise PlanError(_("Write something first."))
    if part and part not in parts_of(selectors.current(scope, found)):
        raise PlanError(_("What you speak of is not in the plan any more."))
    said = Remark.objects.create(
        plan=found, version=selectors.proposed(found), part=part, author=actor, text=text.strip()[:LONGEST]
    )
    record(actor=actor, action="plan.remarked", object=plan.key, after={"text": said.text, "part": part})
    return said


@transaction.atomic
def mark_seen(*, actor: Person, plan: Plan, digest: str) -> Look:
    """Remember what the actor has seen: later changes are shown against it.

    Raises PlanError when the plan says something else by now than what was shown.
    """
    scope = scope_of(actor)
    found = selectors.get_plan(scope, plan.pk)
    said = selectors.current(scope, found)
    if said.digest != digest:
        raise PlanError(_("It has changed again since you opened this page. Look once more."))
    look, _new = Look.objects.update_or_create(
        plan=found,
        person=actor,
        defaults={"content": said.model_dump(mode="json"), "at": timezone.now()},
    )
    record(actor=actor, action="plan.seen", object=plan.key, after={"digest": digest})
    return look
