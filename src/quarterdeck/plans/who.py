"""Who acts for a side: the roles that put a plan forward and sign it."""

from quarterdeck.calendar import today
from quarterdeck.commitments.people import BINDING
from quarterdeck.directory.models import Kind, Person, Role, Side
from quarterdeck.directory.selectors import opened_by
from quarterdeck.plans.models import Plan


def signing_role(person: Person, plan: Plan) -> Role | None:
    """The role in which this person binds their company today; None when none of theirs does.

    It is the role itself that must open the partner: what another one of theirs opens does not count.
    """
    kinds = [kind for group in BINDING.values() for kind in group]
    held = Role.objects.counting(today()).filter(person_id=person.pk, kind__in=kinds)
    nearest = sorted(held, key=lambda role: kinds.index(Kind(role.kind)))
    return next((role for role in nearest if _binds(role, plan)), None)


def _binds(role: Role, plan: Plan) -> bool:
    if Kind(role.kind) in BINDING[Side.PARTNER]:
        return role.place == plan.partner_id
    return opened_by([role], today()).filter(pk=plan.partner_id).exists()
