"""The end of a signed plan: early and with a reason, for another one, or because its time is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.calendar import today
from quarterdeck.commitments.taking_over import release
from quarterdeck.dashboards.numbers import day as long_day
from quarterdeck.directory.day import vendors_day
from quarterdeck.directory.models import Person
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.services.held import Held, held
from quarterdeck.plans.signals import plan_ended
from quarterdeck.plans.tasks import publish_later

State = Plan.State


@transaction.atomic
def end(*, actor: Person, plan: Plan, on: date, reason: str) -> Plan:
    """End a signed plan on a day, its last one. What it plans for the months after counts no more."""
    hands = held(actor, plan)
    if hands.plan.state != State.SIGNED:
        raise PlanError(_("Only a plan that both have signed can end early."))
    if not hands.plan.begins <= on < hands.plan.last_day:
        raise PlanError(
            _("The day has to lie between %(first)s and %(last)s.")
            % {
                "first": long_day(hands.plan.begins),
                "last": long_day(hands.plan.last_day - timedelta(days=1)),
            }
        )
    if not reason.strip():
        raise PlanError(_("Say why it ends early."))
    _close(actor, hands.plan, on, reason.strip())
    return hands.plan


def close_for(hands: Held, other: Plan, plan: Plan) -> None:
    """End another plan of the partner on the day before `plan` begins."""
    Plan.objects.select_for_update(no_key=True).get(pk=other.pk)
    first = long_day(plan.begins)
    _close(
        hands.actor,
        other,
        plan.begins - timedelta(days=1),
        _("A new plan holds from %(day)s on.") % {"day": first},
    )


def end_old_plans() -> Iterator[str]:
    """`expire` on the vendor's day, for who keeps house; says so, and nothing where none was over."""
    with vendors_day():
        if count := expire():
            yield f"Ended {count} plans whose time is over."


def expire() -> int:
    """Say of signed plans whose last day has passed that they ended; answers how many."""
    over = [plan for plan in Plan.objects.filter(state=State.SIGNED) if plan.last_day < today()]
    for plan in over:
        with transaction.atomic():
            _expire(plan)
    return len(over)


def _expire(plan: Plan) -> None:
    held_now = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if held_now.state != State.SIGNED or held_now.last_day >= today():
        return
    held_now.state, held_now.ended_on = State.ENDED, held_now.last_day
    held_now.save(update_fields=["state", "ended_on"])
    _drop_proposals(held_now)
    record(actor=None, action="plan.expired", object=plan.key, after={"on": held_now.ended_on})
    _tell(held_now)


def _close(actor: Person, plan: Plan, on: date, reason: str) -> None:
    plan.ended_on, plan.end_reason = on, reason
    if on < today():
        plan.state = State.ENDED
    plan.unpublished = _("Its months are on their way out of the figures.")
    plan.save(update_fields=["ended_on", "end_reason", "state", "unpublished"])
    _drop_proposals(plan)
    release(actor=actor, source=plan.key, reason=reason, after=on)
    record(actor=actor, action="plan.ended", object=plan.key, after={"on": on, "reason": reason})
    publish_later(plan)
    _tell(plan)


def _drop_proposals(plan: Plan) -> None:
    """What was proposed or drafted to amend it has no object any more."""
    plan.versions.filter(state=Version.State.PROPOSED).update(state=Version.State.WITHDRAWN)
    plan.drafts.filter(chosen=True).update(chosen=False)


def _tell(plan: Plan) -> None:
    version = selectors.in_force(plan)
    transaction.on_commit(
        lambda: plan_ended.send_robust(sender=Plan, plan=plan, version=version), robust=True
    )
