"""Scenarios of a plan: copies of its draft, of which one is chosen to be proposed."""

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.months import days_of
from quarterdeck.plans.services.held import free_name, held_draft

MOST = 3
"""How many of one side's can stand side by side."""


def scenarios(scope: Scope, plan: Plan) -> list[Draft]:
    """Those that can be compared now: of the same base as the chosen one, which comes first."""
    found = selectors.drafts_of(scope, plan)
    return sorted(
        (draft for draft in found if draft.chosen or selectors.is_open(plan, draft)),
        key=lambda draft: (not draft.chosen, draft.pk),
    )


@transaction.atomic
def copy(*, actor: Person, scope: Scope, draft: Draft, name: str) -> Draft:
    """One more scenario, which begins as `draft` is now. It is of the actor's side, and not yet chosen."""
    held = held_draft(scope, draft)
    plan = held.plan
    name = name.strip()
    if not name:
        raise PlanError(_("Give the scenario a name."))
    if len(scenarios(scope, plan)) >= MOST:
        raise PlanError(_("Three scenarios can stand side by side. Remove one first."))
    if selectors.drafts_of(scope, plan).filter(name__iexact=name).exists():
        raise PlanError(_("There is a scenario of that name."))
    made = Draft.objects.create(
        plan=plan,
        name=free_name(plan, name[:50]),
        side=selectors.side_of(scope),
        content=held.content,
        base=held.base,
        chosen=False,
    )
    record(actor=actor, action="plan.scenario_made", object=plan.key, after={"draft": made.name})
    return made


@transaction.atomic
def choose(*, actor: Person, scope: Scope, draft: Draft) -> None:
    """From now on `draft` is what the plan's page shows, and what will be proposed."""
    held = held_draft(scope, draft)
    plan = held.plan
    before = selectors.drafted(scope, plan)
    if before is None:  # put away, or the other side's own
        raise PlanError(_("Nothing is being drafted that could be changed for it."))
    if held.chosen:
        return
    plan.drafts.filter(chosen=True).update(chosen=False)
    plan.drafts.filter(pk=held.pk).update(chosen=True)
    _dated(plan, held)
    record(
        actor=actor,
        action="plan.scenario_chosen",
        object=plan.key,
        before={"draft": before.name},
        after={"draft": held.name},
    )


@transaction.atomic
def remove(*, actor: Person, scope: Scope, draft: Draft) -> None:
    """Take a scenario of one's own side away. The chosen one stays."""
    held = held_draft(scope, draft)
    plan = held.plan
    if held.chosen:
        raise PlanError(_("This is the one to be proposed. Choose another one first."))
    if held.side != selectors.side_of(scope):
        raise PlanError(_("This scenario is the other side's."))
    record(actor=actor, action="plan.scenario_removed", object=plan.key, before={"draft": held.name})
    held.delete()


def _dated(plan: Plan, chosen: Draft) -> None:
    """A plan of which nothing was signed yet begins and ends as its chosen draft does."""
    if plan.state == Plan.State.DRAFT:
        said = chosen.value
        plan.begins, plan.ends = days_of(said, get_vendor().calendar)
        plan.currency = said.currency
        plan.save(update_fields=["begins", "ends", "currency"])
