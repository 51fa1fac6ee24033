"""Reading plans: one door, and what each side finds behind it."""

from datetime import date

from django.db.models import DateField, F, Q, QuerySet
from django.db.models.functions import Coalesce

from quarterdeck.commitments.people import BINDING
from quarterdeck.directory.models import Person
from quarterdeck.directory.models.keys import Keys
from quarterdeck.directory.scope import Scope
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Draft, Plan, Version
from quarterdeck.plans.who import signing_role

State, Side = Plan.State, Plan.Side
UNTIL = Coalesce("ended_on", F("ends"), output_field=DateField())
"""The last day of a plan, in queries."""


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
    drafted = Q(state__in=(State.DRAFT, State.WITHDRAWN), shared=False, versions=None)
    return found.filter(partner__in=scope.own).exclude(drafted)


def get_plan(scope: Scope, pk: int) -> Plan:
    """The one door to a plan. Raises Plan.DoesNotExist, the same for an absent and for a foreign one."""
    return visible(scope).get(pk=pk)


def side_of(scope: Scope) -> Plan.Side:
    return Side.VENDOR if scope.internal else Side.PARTNER


def chosen(plan: Plan) -> Draft:
    """The draft that will be proposed. Raises Draft.DoesNotExist when nothing is being drafted."""
    return plan.drafts.get(chosen=True)


def in_force(plan: Plan) -> Version | None:
    """The version that both signed and nothing has replaced."""
    return plan.versions.filter(state=Version.State.SIGNED).first()


def proposed(plan: Plan) -> Version | None:
    """The version that waits for signatures."""
    return plan.versions.filter(state=Version.State.PROPOSED).first()


def signed_between(first: date, last: date) -> QuerySet[Plan]:
    """The plans that both signed and that hold on some day from `first` to `last`."""
    signed = Plan.objects.annotate(until=UNTIL).filter(versions__state=Version.State.SIGNED)
    return signed.filter(begins__lte=last, until__gte=first)


def drafts_of(scope: Scope, plan: Plan) -> QuerySet[Draft]:
    """The scenarios in sight: those of one's own side, and the chosen one where it is shared."""
    own = Q(side=side_of(scope))
    return plan.drafts.filter(own | Q(chosen=True) if plan.shared else own)


def drafted(scope: Scope, plan: Plan) -> Draft | None:
    """The chosen draft, if it is in sight and may change; None while a proposal waits for an answer."""
    draft = drafts_of(scope, plan).filter(chosen=True).first()
    return draft if draft and is_open(plan, draft) else None


def is_open(plan: Plan, draft: Draft) -> bool:
    """Whether the plan's state lets the draft change. Of what stands, only the answer is drafted."""
    if plan.state in (State.PROPOSED, State.SIGNED):
        stands = proposed(plan) or in_force(plan)
        return stands is not None and draft.base_id == stands.pk
    return plan.state == State.DRAFT


def current(scope: Scope, plan: Plan) -> Content:
    """What the plan says to this side: as it is being drafted, else as it was last put forward."""
    return said_in(plan, drafted(scope, plan))


def said_in(plan: Plan, draft: Draft | None) -> Content:
    """The draft's content; without one, what was last put forward."""
    if draft:
        return draft.value
    newest = plan.versions.exclude(state=Version.State.WITHDRAWN).last() or plan.versions.last()
    return newest.value if newest else chosen(plan).value


def may_draft(scope: Scope, plan: Plan) -> bool:
    """Whether this person works on the plan's drafts, as far as its state allows it.

    Of a partner's people those whose role binds the company; the others read and remark.
    """
    if scope.internal:
        return scope.sees(plan.partner_id)
    return plan.partner_id in scope.own and not scope.kinds.isdisjoint(BINDING[Side.PARTNER])


def may_edit(scope: Scope, draft: Draft) -> bool:
    """Whether they may change this draft now. Ask it in the transaction, with the plan locked."""
    plan = draft.plan
    in_sight = may_draft(scope, plan) and drafts_of(scope, plan).filter(pk=draft.pk).exists()
    return in_sight and is_open(plan, draft)


def may_sign(person: Person, scope: Scope, plan: Plan) -> bool:
    """Whether one of their roles binds their company: to propose, to sign, to end."""
    return person.email == scope.person and signing_role(person, plan) is not None


def may_publish(scope: Scope, *, binds: bool) -> bool:
    """Whether they may have it tried again to bring a signed plan into the figures; `binds`: `may_sign`."""
    return scope.everything or binds
