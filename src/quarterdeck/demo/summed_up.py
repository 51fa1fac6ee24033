"""Summaries of the demo: last month's for each of the cast, and a guest's, which may have arrived."""

from django.utils import timezone

from quarterdeck import calendar
from quarterdeck.calendar import Period
from quarterdeck.demo.cast import CAST
from quarterdeck.demo.planned import FIRST
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.summaries.models import Grain, Guest, Letter, Reason, Round, State
from quarterdeck.summaries.recipients import recipient_of, recipient_of_letter, worked_out
from quarterdeck.summaries.services.guests import add_guest

GUEST = ("Greta Hansen", "greta.hansen@nordlicht.example")


def sum_up() -> None:
    """Write the letters of last month, once, as if the schedule had sent them."""
    if Round.objects.exists():
        return
    month = Period.containing(calendar.today(), "month", get_vendor().calendar).shift(-1)
    Round.objects.create(grain=Grain.MONTH, period=month.key)
    for person in Person.objects.filter(email__in=CAST.values()).order_by("pk"):
        if recipient_of(person):
            _keep(Letter(person=person, grain=Grain.MONTH, period=month.key), State.SENT)
    executive = Person.objects.get(email=CAST["partner executive"])
    name, email = GUEST
    guest, _password = add_guest(
        actor=executive,
        partner=Partner.objects.get(pk=FIRST),
        name=name,
        email=email,
        language="de",
        way=Guest.Way.LINK,
    )
    unclear = Letter(guest=guest, grain=Grain.MONTH, period=month.key, reason=Reason.BROKE_OFF)
    _keep(unclear, State.UNCLEAR)


def _keep(letter: Letter, state: State) -> None:
    recipient = recipient_of_letter(letter)
    assert recipient is not None
    summary = worked_out(recipient, letter.grain, letter.period)
    letter.content, letter.state, letter.attempts = summary.model_dump(mode="json"), state, 1
    letter.sent_at = timezone.now() if state is State.SENT else None
    letter.save()
