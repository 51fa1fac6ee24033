"""The schedule, and what each person wants."""

from django.db import transaction

from quarterdeck.audit.services import record
from quarterdeck.calendar import today
from quarterdeck.directory.models import Person
from quarterdeck.summaries.models import Choice, Guest, Schedule


def held_schedule() -> Schedule:
    """The one there is; made when it is looked at first, so that nothing before that day is sent."""
    return Schedule.objects.get_or_create(defaults={"since": today()})[0]


@transaction.atomic
def change_schedule(*, actor: Person, monthly: bool, quarterly: bool, day: int) -> Schedule:
    """What was off and is switched on begins with what ends from now on."""
    held = Schedule.objects.select_for_update().get(pk=held_schedule().pk)
    before = {"monthly": held.monthly, "quarterly": held.quarterly, "day": held.day}
    after = {"monthly": monthly, "quarterly": quarterly, "day": day}
    if before == after:
        return held
    if (monthly and not held.monthly) or (quarterly and not held.quarterly):
        held.since = today()
    held.monthly, held.quarterly, held.day = monthly, quarterly, day
    held.save()
    record(actor=actor, action="summaries.scheduled", before=before, after=after)
    return held


def choice_of(person: Person) -> Choice:
    """What they want by mail; everything, as long as they have not said anything."""
    return Choice.objects.filter(person=person).first() or Choice(person=person)


@transaction.atomic
def choose(*, person: Person, monthly: bool, quarterly: bool) -> None:
    """Which summaries come by mail; in the product all of them stay."""
    held, _made = Choice.objects.select_for_update().get_or_create(person=person)
    _keep(held, person.email, f"person:{person.email}", monthly=monthly, quarterly=quarterly)


@transaction.atomic
def choose_for_guest(*, guest: Guest, monthly: bool, quarterly: bool) -> None:
    """By the guest themselves, who have no sign-in and so no name in the log but their address."""
    held = Guest.objects.select_for_update().get(pk=guest.pk)
    _keep(held, guest.email, f"partner:{guest.partner_id}", monthly=monthly, quarterly=quarterly)


def _keep(held: Choice | Guest, actor: str, about: str, *, monthly: bool, quarterly: bool) -> None:
    before = {"monthly": held.monthly, "quarterly": held.quarterly}
    after = {"monthly": monthly, "quarterly": quarterly}
    if before == after:
        return
    held.monthly, held.quarterly = monthly, quarterly
    held.save(update_fields=["monthly", "quarterly"])
    record(actor=actor, action="summary.chosen", object=about, before=before, after=after)
