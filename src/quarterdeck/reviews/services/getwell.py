"""Get-well plans: begun or declined, looked at, won or given up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import is_on_behalf, record
from quarterdeck.calendar import today
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.services import Terms, promise
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews import selectors as reviews
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.getwell import selectors
from quarterdeck.reviews.getwell.causes import Cause
from quarterdeck.reviews.getwell.kept import chosen, shown
from quarterdeck.reviews.getwell.watching import Watched
from quarterdeck.reviews.models import Check, GetWell, Review

State = GetWell.State


@dataclass(frozen=True, slots=True)
class Aim:
    """`kpi` has to reach `goal`; both look at it on `days`."""

    kpi: str
    goal: Decimal
    days: tuple[date, ...]
    causes: tuple[Cause, ...]
    note: str = ""


@transaction.atomic
def begin(*, actor: Person, partner: Partner, watched: Watched, aim: Aim) -> GetWell:
    """Begin one, whether the figures call for it or not. Both sides see it from now on."""
    _leads(actor, partner)
    _sensible(watched, aim)
    review = Review.objects.filter(partner=partner).exclude(state=Review.State.CLOSED).first()
    try:
        with transaction.atomic():
            made = GetWell.objects.create(
                partner=partner,
                review=review,
                kpi=aim.kpi,
                goal=aim.goal,
                quarter=watched.running.key,
                shown=shown(watched.triggers),
                causes=chosen(aim.causes),
                note=aim.note.strip(),
                opened_by=actor,
            )
    except IntegrityError as error:
        raise ReviewError(_("There is an open get-well plan already.")) from error
    Check.objects.bulk_create(Check(getwell=made, day=day) for day in sorted(set(aim.days)))
    after = _said(made) | {"causes": [one.key for one in aim.causes], "note": made.note}
    record(actor=actor, action="getwell.begun", object=made.key, after=after)
    return made


@transaction.atomic
def decline(*, actor: Person, partner: Partner, watched: Watched, reason: str) -> GetWell:
    """Say why none is wanted: it is not proposed again in this quarter."""
    _leads(actor, partner)
    reason = _given(reason)
    if not watched.triggers:
        raise ReviewError(_("The figures call for none any more."))
    if selectors.declined(partner.pk, watched.running.key):
        raise ReviewError(_("It was declined for this quarter already."))
    first = watched.triggers[0]
    made = GetWell.objects.create(
        partner=partner,
        state=State.DECLINED,
        kpi=first.measure,
        goal=first.floor,
        quarter=watched.running.key,
        shown=shown(watched.triggers),
        opened_by=actor,
        ended_on=today(),
        reason=reason,
    )
    record(actor=actor, action="getwell.declined", object=made.key, after=_said(made))
    return made


@transaction.atomic
def win(*, actor: Person, getwell: GetWell, watched: Watched) -> GetWell:
    """Confirm that the goal is reached; the value of the day is kept."""
    held = _led(actor, getwell)
    value = watched.now(held.kpi).value
    if value is None or value < held.goal:
        raise ReviewError(_("The goal is not reached yet."))
    noted = {"noted_on": today(), "value": _kept(value), "by": actor}
    if not held.checks.filter(day=today()).exclude(noted_on=None).exists():
        held.checks.update_or_create(day=today(), defaults=noted)
    return _end(actor, held, State.WON, "")


@transaction.atomic
def give_up(*, actor: Person, getwell: GetWell, reason: str) -> GetWell:
    """End it without having reached the goal, with a reason that both sides read."""
    return _end(actor, _led(actor, getwell), State.GIVEN_UP, _given(reason))


@transaction.atomic
def plan_check(*, actor: Person, getwell: GetWell, day: date) -> Check:
    """Agree on one more day to look at it."""
    held = _led(actor, getwell)
    if day < today():
        raise ReviewError(_("The day has passed already."))
    made, new = held.checks.get_or_create(day=day)
    if not new:
        raise ReviewError(_("There is a check on that day already."))
    record(actor=actor, action="getwell.check_planned", object=held.key, after={"day": day})
    return made


@transaction.atomic
def drop_check(*, actor: Person, check: Check) -> None:
    """Leave out a day of which nothing was noted."""
    held = _led(actor, check.getwell)
    if held.checks.filter(pk=check.pk, noted_on=None).delete()[0] == 0:
        raise ReviewError(_("What was noted stays."))
    record(actor=actor, action="getwell.check_dropped", object=held.key, before={"day": check.day})


@transaction.atomic
def note_check(*, actor: Person, check: Check, watched: Watched, note: str) -> Check:
    """Note what was found, with the value of today. For who plans for either side."""
    held = _held(actor, check.getwell)
    if not selectors.may_note(scope_of(actor), held):
        raise ReviewError(_("Whoever plans for a side with this partner notes what was found."))
    mine = held.checks.select_for_update().get(pk=check.pk)
    if mine.noted_on is not None:
        raise ReviewError(_("Somebody has noted it already."))
    if mine.day > today():
        raise ReviewError(_("Its day has not come yet."))
    value = watched.now(held.kpi).value
    mine.noted_on, mine.value, mine.note, mine.by = today(), _kept(value), note.strip(), actor
    mine.save()
    after = {"day": mine.day, "value": mine.value, "note": mine.note}
    record(actor=actor, action="getwell.checked", object=held.key, after=after)
    return mine


@transaction.atomic
def promise_in(*, actor: Person, getwell: GetWell, terms: Terms) -> Commitment:
    """Promise something for one's own side that helps. Raises CommitmentError too."""
    held = _held(actor, getwell)
    part = f"p{Commitment.objects.filter(source=held.key).count() + 1}"
    side = reviews.side_of(scope_of(actor))
    return promise(actor=actor, partner=held.partner, side=side, terms=terms, source=held.key, part=part)


def _kept(value: Decimal | None) -> Decimal | None:
    """As many decimals as are kept, rounded down: what is not reached is never rounded up to the goal."""
    return None if value is None else value.quantize(Decimal("0.0001"), rounding="ROUND_DOWN")


def _end(actor: Person, held: GetWell, state: str, reason: str) -> GetWell:
    held.state, held.ended_on, held.reason = state, today(), reason
    held.save(update_fields=["state", "ended_on", "reason"])
    action = "getwell.won" if state == State.WON else "getwell.given_up"
    record(actor=actor, action=action, object=held.key, after=_said(held))
    return held


def _leads(actor: Person, partner: Partner) -> None:
    if is_on_behalf():
        raise ReviewError(_("While you see the site as somebody else you cannot act in their name."))
    if not reviews.may_lead(scope_of(actor), partner.pk):
        raise ReviewError(_("Whoever plans for the vendor with this partner decides about it."))


def _led(actor: Person, getwell: GetWell) -> GetWell:
    _leads(actor, getwell.partner)
    return _held(actor, getwell)


def _held(actor: Person, getwell: GetWell) -> GetWell:
    """Locked. Raises GetWell.DoesNotExist for a foreign one, ReviewError for one that has ended."""
    if is_on_behalf():
        raise ReviewError(_("While you see the site as somebody else you cannot act in their name."))
    selectors.get_getwell(scope_of(actor), getwell.pk)
    locked = GetWell.objects.select_for_update(of=("self",)).select_related("partner")
    held = locked.get(pk=getwell.pk)
    if held.state != State.OPEN:
        raise ReviewError(_("The get-well plan has ended."))
    return held


def _sensible(watched: Watched, aim: Aim) -> None:
    """Raises ReviewError for a goal that is reached already, and without a day or a cause."""
    value = watched.now(aim.kpi).value
    if value is not None and value >= aim.goal:
        raise ReviewError(_("The goal is reached already. Aim higher, or choose another figure."))
    if not aim.causes and not aim.note.strip():
        raise ReviewError(_("Choose a cause, or say in your own words what is wrong."))
    if not aim.days:
        raise ReviewError(_("Choose a day on which both look at it."))
    if min(aim.days) < today():
        raise ReviewError(_("The day has passed already."))


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReviewError(_("Say why."))
    return reason.strip()


def _said(one: GetWell) -> dict[str, object]:
    goal = str(one.goal)
    said = {"partner": one.partner_id, "state": str(one.state), "kpi": one.kpi, "goal": goal}
    return {**said, "reason": one.reason} if one.reason else dict(said)
