"""What forms about a meeting say."""

from datetime import datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.directory.request import whole
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.services.arranging import LONGEST, Meeting


def meeting_of(sent: QueryDict) -> Meeting:
    """Day and time on the reader's clock; without a day none is set. Raises ReviewError."""
    minutes = minutes_of(sent)
    if minutes is None:
        raise ReviewError(_("Say how many minutes the meeting takes."))
    return Meeting(_moment(sent.get("at", "").strip()), minutes, sent.get("place", ""))


def minutes_of(sent: QueryDict) -> int | None:
    """None where nothing is written. Raises ReviewError."""
    text = sent.get("minutes", "").strip()
    if not text:
        return None
    number = whole(text)
    if number is None or not 0 < number <= LONGEST:
        words = _("Write the minutes as a whole number, %(most)s at most.")
        raise ReviewError(words % {"most": LONGEST})
    return number


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        naive = datetime.fromisoformat(text).replace(tzinfo=None)
        made = timezone.make_aware(naive)
        there = timezone.make_naive(made.astimezone(timezone.get_fixed_timezone(0)))
    except (ValueError, OverflowError) as error:
        raise ReviewError(_("Write the day and the time as 2026-03-31 14:00.")) from error
    if there != naive:
        raise ReviewError(_("The clocks are put forward at that time: choose another one."))
    return made
