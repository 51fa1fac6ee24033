"""A signature: one person, for one side, under one digest. With the second one the plan is in force."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.commitments.taking_over import take_over
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Plan, Signature, Version
from quarterdeck.plans.months import days_of
from quarterdeck.plans.overlaps import agreed_to_end
from quarterdeck.plans.promised import promised_by
from quarterdeck.plans.services.ending import close_for
from quarterdeck.plans.services.held import Held, held
from quarterdeck.plans.signals import plan_signed
from quarterdeck.plans.tasks import publish_later

LONGEST_DEVICE = 300


@transaction.atomic
def sign(
    *,
    actor: Person,
    plan: Plan,
    digest: str,
    address: str,
    device: str = "",
    ending: Collection[int] = (),
) -> Signature:
    """Sign the version that waits, under the digest as it was shown; `ending` are the plans that end for it.

    Raises PlanError when that is not what waits (any more), when the actor's side has signed, or the
    actor for the other side; when what is kept is not what was put forward.
    """
    hands = held(actor, plan)
    version = _as_shown(hands, digest)
    _once(hands, version)
    said = version.value
    days = days_of(said, get_vendor().calendar)
    others = agreed_to_end(hands.plan, days, ending)
    signature = Signature.objects.create(
        version=version,
        side=hands.side,
        person=actor,
        name=actor.name,
        role=hands.role.kind,
        digest=version.digest,
        address=address,
        device=device[:LONGEST_DEVICE],
    )
    both = version.signatures.count() == len(Plan.Side)
    after = {"version": version.number, "digest": version.digest, "side": str(hands.side), "both": both}
    record(actor=actor, action="plan.signed", object=plan.key, after={**after, "role": str(hands.role.kind)})
    if both:
        hands.plan.begins, hands.plan.ends = days
        _come_into_force(hands, version, said, others)
    else:
        hands.plan.turn = hands.other
        hands.plan.save(update_fields=["turn"])
    return signature


def _as_shown(hands: Held, digest: str) -> Version:
    version = selectors.proposed(hands.plan)
    if version is None:
        raise PlanError(_("Nothing waits for a signature any more. Look at the plan as it is now."))
    if version.digest != digest:
        raise PlanError(
            _("This is no longer the version that you opened: version %(number)s waits now. Read it first.")
            % {"number": version.number}
        )
    if not version.intact:
        raise PlanError(
            _("What is kept of this version is not what was put forward. Do not sign; tell your operator.")
        )
    return version


def _once(hands: Held, version: Version) -> None:
    for signed in version.signatures.all():
        if signed.side == hands.side:
            raise PlanError(_("%(name)s has signed for your side already.") % {"name": signed.name})
        if signed.person_id == hands.actor.pk:
            raise PlanError(_("Nobody signs for both sides."))


def _come_into_force(hands: Held, version: Version, said: Content, others: Sequence[Plan]) -> None:
    """The version replaces the one before, ends the plans that stood in its way, and is published."""
    plan = hands.plan
    plan.versions.filter(state=Version.State.SIGNED).update(state=Version.State.REPLACED)
    version.state, version.signed_at = Version.State.SIGNED, timezone.now()
    version.save(update_fields=["state", "signed_at"])
    plan.drafts.filter(chosen=True).update(chosen=False)
    plan.state, plan.turn, plan.shared = Plan.State.SIGNED, Plan.Side.VENDOR, False
    plan.currency, plan.unpublished = said.currency, _("Its months are on their way into the figures.")
    plan.save()
    for one in others:
        close_for(hands, one, plan)
    take_over(
        actor=hands.actor,
        partner=plan.partner,
        source=plan.key,
        promised=promised_by(said),
        reason=version.reason,
    )
    publish_later(plan)
    transaction.on_commit(
        lambda: plan_signed.send_robust(sender=Plan, plan=plan, version=version), robust=True
    )
