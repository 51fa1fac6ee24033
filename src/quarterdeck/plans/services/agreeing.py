"""Coming to an agreement: share, propose, answer, withdraw, amend. Each act is one entry in the log."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Edit, Plan, Version
from quarterdeck.plans.months import days_of
from quarterdeck.plans.overlaps import agreed_to_end
from quarterdeck.plans.promised import promised_by
from quarterdeck.plans.services.held import Held, free_name, held
from quarterdeck.plans.signals import plan_proposed

State, Side = Plan.State, Plan.Side


@transaction.atomic
def share(*, actor: Person, plan: Plan) -> Plan:
    """Open the draft to the other side, who may then work on it too."""
    hands = held(actor, plan)
    draft = hands.draft
    if draft is None or draft.side != hands.side:
        raise PlanError(_("There is no draft of yours to share."))
    if hands.plan.shared:
        raise PlanError(_("The draft is shared already."))
    hands.plan.shared = True
    hands.plan.save(update_fields=["shared"])
    record(actor=actor, action="plan.shared", object=plan.key, after={"draft": draft.name})
    return hands.plan


@transaction.atomic
def propose(
    *,
    actor: Person,
    plan: Plan,
    revision: int | None = None,
    reason: str = "",
    ending: Collection[int] = (),
) -> Version:
    """Freeze the draft as the next version, and ask the other side to sign it.

    It answers the version that waits, if one does. `revision` is the draft's as the actor saw it: what
    others have edited since is looked at first. `ending` are the partner's other plans that shall end
    for this one. An amendment needs a reason.
    """
    hands = held(actor, plan)
    draft = _to_propose(hands, revision)
    said = draft.value
    _complete(said)
    stands = selectors.in_force(hands.plan)
    if stands and not reason.strip():
        raise PlanError(_("Say why the plan is amended."))
    if stands and stands.content == draft.content:
        raise PlanError(_("The draft says what both have signed already."))
    days = days_of(said, get_vendor().calendar)
    agreed_to_end(hands.plan, days, ending)
    answered = selectors.proposed(hands.plan)
    if answered:
        Version.objects.filter(pk=answered.pk).update(state=Version.State.COUNTERED)
    version = _freeze(hands, said, reason)
    plan.drafts.filter(chosen=True).update(chosen=False)
    hands.plan.turn, hands.plan.shared = hands.other, False
    if stands is None:
        hands.plan.state, hands.plan.currency = State.PROPOSED, said.currency
        hands.plan.begins, hands.plan.ends = days
    hands.plan.save()
    action = "plan.countered" if answered else "plan.proposed"
    record(actor=actor, action=action, object=plan.key, after=described(version))
    transaction.on_commit(
        lambda: plan_proposed.send_robust(sender=Plan, plan=hands.plan, version=version), robust=True
    )
    return version


@transaction.atomic
def counter(*, actor: Person, plan: Plan) -> Draft:
    """Begin an answer to the version that waits: a draft of one's own, which starts as that version."""
    hands = held(actor, plan)
    waiting = selectors.proposed(hands.plan)
    if waiting is None or waiting.side == hands.side:
        raise PlanError(_("No proposal of the other side waits for an answer."))
    if (draft := hands.draft) is not None:
        return draft
    return _begin(hands, waiting, _("Answer to version %(number)s"), "plan.answer_begun")


@transaction.atomic
def amend(*, actor: Person, plan: Plan) -> Draft:
    """Begin to change what both signed: a draft of one's own, which starts as the version in force."""
    hands = held(actor, plan)
    stands = selectors.in_force(hands.plan)
    if hands.plan.state != State.SIGNED or stands is None or hands.plan.ended_on:
        raise PlanError(_("Only a plan that both have signed, and that goes on, is amended."))
    if selectors.proposed(hands.plan):
        raise PlanError(_("An amendment waits for its signatures already."))
    if (draft := hands.draft) is not None:
        return draft
    if plan.drafts.filter(chosen=True, base=stands).exists():
        raise PlanError(_("The other side is drafting an amendment already."))
    return _begin(hands, stands, _("Amendment of version %(number)s"), "plan.amendment_begun")


@transaction.atomic
def discard(*, actor: Person, plan: Plan) -> None:
    """Put away the answer or the amendment that was begun; it is kept among the scenarios."""
    hands = held(actor, plan)
    draft = hands.draft
    if draft is None or draft.side != hands.side or hands.plan.state == State.DRAFT:
        raise PlanError(_("You have begun no answer and no amendment."))
    plan.drafts.filter(pk=draft.pk).update(chosen=False)
    hands.plan.shared = False
    hands.plan.save(update_fields=["shared"])
    record(actor=actor, action="plan.draft_put_away", object=plan.key, before={"draft": draft.name})


@transaction.atomic
def withdraw(*, actor: Person, plan: Plan) -> Plan:
    """Take back what one's own side proposed. It is a draft again, open to both once both had proposed."""
    hands = held(actor, plan)
    waiting = selectors.proposed(hands.plan)
    if waiting is None or waiting.side != hands.side:
        raise PlanError(_("No proposal of yours waits for signatures."))
    Version.objects.filter(pk=waiting.pk).update(state=Version.State.WITHDRAWN)
    plan.drafts.filter(chosen=True).update(chosen=False)
    _reopen(hands, waiting)
    hands.plan.turn = hands.side
    hands.plan.shared = plan.versions.exclude(side=hands.side).exists()
    if hands.plan.state == State.PROPOSED:
        hands.plan.state = State.DRAFT
    hands.plan.save()
    record(actor=actor, action="plan.withdrawn", object=plan.key, before=described(waiting))
    return hands.plan


@transaction.atomic
def give_up(*, actor: Person, plan: Plan, reason: str) -> Plan:
    """Put a plan away that was never signed."""
    hands = held(actor, plan)
    if hands.plan.state != State.DRAFT:
        raise PlanError(_("Only a draft is put away. Withdraw the proposal first, or end the plan."))
    if not reason.strip():
        raise PlanError(_("Say why it is put away."))
    hands.plan.state, hands.plan.end_reason = State.WITHDRAWN, reason.strip()
    hands.plan.save(update_fields=["state", "end_reason"])
    record(actor=actor, action="plan.given_up", object=plan.key, after={"reason": reason.strip()})
    return hands.plan


def described(version: Version) -> dict[str, Any]:
    """A version in a few words, for the log."""
    total = version.value.total
    return {
        "version": version.number,
        "digest": version.digest,
        "side": str(version.side),
        "total": f"{total} {version.value.currency}",
        "reason": version.reason,
    }


def _to_propose(hands: Held, revision: int | None) -> Draft:
    """The chosen draft, locked. Raises PlanError when there is none, or others have changed it since."""
    draft = hands.draft
    if draft is None:
        raise PlanError(_("There is no draft to propose."))
    locked = Draft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    newer = Edit.objects.filter(draft=locked, revision__gt=locked.revision if revision is None else revision)
    if newer.exclude(actor=hands.actor).exists():
        raise PlanError(_("The draft has changed since you opened it. Look at it, then propose it."))
    return locked


def _complete(said: Content) -> None:
    """Raises PlanError for a content that nobody could be held to."""
    if not said.total:
        raise PlanError(_("The plan sells nothing yet. Give at least one line an amount."))
    promised_by(said)


def _freeze(hands: Held, said: Content, reason: str) -> Version:
    newest = hands.plan.versions.last()
    return Version.objects.create(
        plan=hands.plan,
        number=newest.number + 1 if newest else 1,
        content=said.model_dump(mode="json"),
        digest=said.digest,
        side=hands.side,
        proposed_by=hands.actor,
        reason=reason.strip(),
    )


def _begin(hands: Held, base: Version, name: str, action: str) -> Draft:
    plan = hands.plan
    plan.drafts.filter(chosen=True).update(chosen=False)
    draft = Draft.objects.create(
        plan=plan,
        name=free_name(plan, name % {"number": base.number}),
        side=hands.side,
        content=base.content,
        base=base,
    )
    plan.shared, plan.turn = False, hands.side
    plan.save(update_fields=["shared", "turn"])
    record(actor=hands.actor, action=action, object=plan.key, after={"draft": draft.name})
    return draft


def _reopen(hands: Held, taken_back: Version) -> None:
    """Choose the draft that became the version, or make one when it is gone or says something else now."""
    same = [one for one in hands.plan.drafts.filter(side=hands.side) if one.content == taken_back.content]
    draft = same[-1] if same else None
    if draft is None:
        name = free_name(hands.plan, _("Version %(number)s") % {"number": taken_back.number})
        draft = Draft(plan=hands.plan, name=name, side=hands.side, content=taken_back.content)
    draft.base = selectors.in_force(hands.plan) if hands.plan.state == State.SIGNED else draft.base
    draft.chosen = True
    draft.save()
