"""Reading plans: one door, and what each side finds behind it."""

from django.db.models import Q, QuerySet

from quarterdeck.directory.models.keys import Keys
from quarterdeck.directory.scope import Scope
from quarterdeck.plans.models import Draft, Plan, Version

State, Side = Plan.State, Plan.Side


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
