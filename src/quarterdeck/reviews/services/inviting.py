"""Writing to those who should be at the meeting."""

from collections.abc import Callable
from contextlib import nullcontext
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.reading import reading_as
from quarterdeck.reviews.attending import attending
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Attendee, Review
from quarterdeck.reviews.services.held import led
from quarterdeck.wording import listed

Letter = Callable[[Attendee], EmailMessage]


def send(*, actor: Person, review: Review, letter: Letter) -> str:
    """Send the invitation to everybody on the list who has an address, each as they read; tell who got it.

    Mail cannot be taken back, so what went out is logged even where some of it did not. Raises
    ReviewError where none did.
    """
    with transaction.atomic():
        hands = led(actor, review, Review.State.OPEN)
    if hands.review.meets_at is None:
        raise ReviewError(_("Set the day of the meeting first."))
    tried = [(one.name, _sent(one, letter)) for one in attending(hands.review) if _is_reached(one)]
    reached, failed = [name for name, why in tried if not why], [why for _name, why in tried if why]
    if not reached:
        raise ReviewError(" ".join(failed) or _("Nobody on the list has an e-mail address."))
    after = {"to": reached, "change": hands.review.invited}
    record(actor=actor, action="review.invited", object=review.key, after=after)
    return " ".join([_("Sent to %(people)s.") % {"people": listed(reached)}, *failed])


def _is_reached(one: Attendee) -> bool:
    return bool(one.email) and (one.person is None or one.person.is_active)


def _sent(one: Attendee, letter: Letter) -> str:
    """Why it could not be sent; '' where it was."""
    with reading_as(one.person) if one.person else nullcontext():
        made = letter(one)
    try:
        made.send()
    except (OSError, SMTPException) as error:
        return _("The mail to %(name)s could not be sent: %(error)s.") % {"name": one.name, "error": error}
    return ""
