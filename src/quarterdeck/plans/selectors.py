"""Reading plans: one door, and what each side finds behind it."""

from django.db.models import Q, QuerySet

from quarterdeck.directory.models import Kind
from quarterdeck.directory.models.keys import Keys
from quarterdeck.directory.scope import Scope
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Draft, Plan, Version

State, Side = Plan.State, Plan.Side
DRAFTERS = frozenset({Kind.EXECUTIVE, Kind.DISTRIBUTOR})
"""Who of a partner's people works on plans; the others read and remark."""


def visible(scope: Scope) -> QuerySet[Plan]:
    """The plans in sight: the vendor's people see those of their partners, a partner's people their own.

    A plan is between the vendor and one company: a distributor sees none of its resellers'. A draft
    that the vendor has not shared is the vendor's own.
    """
    found = Plan.objects.select_related("partner")
    if scope.everything:
        return found
    if scope.internal:
        return found.filter(partner__in=Keys(scope.partners))
    drafted = Q(state=State.DRAFT, shared=False, versions=None)
    return found.filter(partner__in=scope.own).exclude(drafted)


def get_plan(scope: Scope, pk: int) -> Plan:
    """The one door to a plan. Raises Plan.DoesNotExist, the same for an absent and for a foreign one."""
    return visible(scope).get(pk=pk)


def side_of(scope: Scope) -> str:
    return Side.VENDOR if scope.internal else Side.PARTNER


def chosen(plan: Plan) -> Draft:
    """The draft that will be proposed. Raises Draft.DoesNotExist when nothing is being drafted."""
    return plan.drafts.get(chosen=True)


def in_force(plan: Plan) -> Version | None:
    """The version that both signed and nothing has replaced."""
    return plan.versions.filter(state=Version.State.SIGNED).first()


def is_drafted(plan: Plan) -> bool:
    """Whether there is a draft that may be changed: not while a proposal waits, and not after the end."""
    closed = plan.state in (State.PROPOSED, State.ENDED, State.WITHDRAWN)
    return not closed and plan.drafts.filter(chosen=True).exists()


def current(plan: Plan) -> Content:
    """What the plan says: as it is drafted, else as it was last put forward."""
    if is_drafted(plan):
        return chosen(plan).value
    newest = plan.versions.last()
    return newest.value if newest else chosen(plan).value


def may_draft(scope: Scope, plan: Plan) -> bool:
    """Whether this person works on the plan's drafts, as far as its state allows it."""
    if scope.internal:
        return scope.sees(plan.partner_id)
    return plan.partner_id in scope.own and not DRAFTERS.isdisjoint(scope.kinds)
