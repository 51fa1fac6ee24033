"""A plan in the hands of somebody who binds their company."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarterdeck.audit.services import is_on_behalf
from quarterdeck.directory.models import Partner, Person, Role
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.who import signing_role

Side = Plan.Side


@dataclass(frozen=True, slots=True)
class Held:
    """The plan, locked until the end of the transaction, and who acts for which side in which role."""

    plan: Plan
    actor: Person
    scope: Scope
    role: Role

    @property
    def side(self) -> Plan.Side:
        return selectors.side_of(self.scope)

    @property
    def other(self) -> Plan.Side:
        return Side.PARTNER if self.side == Side.VENDOR else Side.VENDOR

    @property
    def draft(self) -> Draft | None:
        """The chosen draft, where it is in sight and may change."""
        return selectors.drafted(self.scope, self.plan)


def held(actor: Person, plan: Plan) -> Held:
    """All plans of one partner are held one after the other: what is in force among them stays one.

    Raises Plan.DoesNotExist for a foreign plan, PlanError for somebody whose role does not bind.
    """
    if is_on_behalf():
        raise PlanError(_("While you see the site as somebody else you cannot act in their name."))
    scope = scope_of(actor)
    selectors.get_plan(scope, plan.pk)
    Partner.objects.select_for_update(no_key=True).get(pk=plan.partner_id)
    locked = Plan.objects.select_for_update(no_key=True, of=("self",)).select_related("partner")
    mine = locked.get(pk=plan.pk)
    role = signing_role(actor, mine)
    if role is None:
        raise PlanError(_("Your role does not sign plans with %(partner)s.") % {"partner": mine.partner.name})
    return Held(mine, actor, scope, role)


def held_draft(scope: Scope, draft: Draft) -> Draft:
    """The draft as it is now, under the lock of its plan. Raises PlanError where it may not change."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("partner").get(pk=draft.plan_id)
    held = plan.drafts.get(pk=draft.pk)
    held.plan = plan
    if not selectors.may_edit(scope, held):
        raise PlanError(_("This draft cannot be changed now."))
    return held


def free_name(plan: Plan, name: str) -> str:
    """Drafts of the other side have names too, which are not to be learned from a refusal."""
    taken = set(plan.drafts.values_list("name", flat=True))
    others = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return next(free for free in (name, *others) if free not in taken)
