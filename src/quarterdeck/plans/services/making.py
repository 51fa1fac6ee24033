"""A plan is made: its first draft with it."""

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Partner, Person, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans.content import Content
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.months import months_of


@transaction.atomic
def make(*, actor: Person, partner: Partner, content: Content, made_from: str = "") -> Plan:
    """A draft of the vendor's, which the partner does not see yet. Raises PlanError.

    `made_from` names what it was made from: 'plan:3', 'template:4'.
    """
    scope = scope_of(actor)
    if not (scope.internal and scope.sees(partner.key)):
        raise PlanError(_("Only the vendor's people who look after this partner can make a plan with it."))
    months = months_of(content, Vendor.objects.get().calendar)
    plan = Plan.objects.create(
        partner=partner,
        begins=months[0].first,
        ends=months[-1].last,
        currency=content.currency,
        made_by=actor,
    )
    Draft.objects.create(plan=plan, name=_("First draft"), content=content.model_dump(mode="json"))
    record(
        actor=actor,
        action="plan.made",
        object=plan.key,
        after={
            "partner": partner.key,
            "begins": content.begins,
            "length": content.length,
            "currency": content.currency,
            "total": str(content.total),
            "made_from": made_from,
        },
    )
    return plan
