"""What the worker does for the summaries: begin what is due, work letters out, hand them over.

Any number of workers may do this at once, and any may be killed at any moment. A letter is claimed
before anything is done about it, and again before it is handed over; whoever dies before that loses
nothing, whoever dies after it leaves the letter unclear, which only operations decide.
"""

import logging
import random
import time
from collections.abc import Iterator
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string

from quarterdeck.cube import QueryTooLongError
from quarterdeck.dashboards.reader import NothingYetError
from quarterdeck.directory.day import vendors_day
from quarterdeck.directory.models import Person
from quarterdeck.directory.reading import reading_as
from quarterdeck.summaries.content.gathering import NothingToTellError
from quarterdeck.summaries.content.value import Summary
from quarterdeck.summaries.models import Letter, Reason, State
from quarterdeck.summaries.recipients import Recipient, recipient_of_letter, without_sign_in, worked_out
from quarterdeck.summaries.sending.compose import compose
from quarterdeck.summaries.sending.post import Outcome, Post
from quarterdeck.summaries.services.rounds import begin_due
from quarterdeck.summaries.services.schedule import choice_of

log = logging.getLogger(__name__)

DEAD_AFTER = timedelta(minutes=30)
PATIENCE = timedelta(days=7)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240, 480))
"""Between attempts; the last one again and again until PATIENCE is over."""


def send_summaries(seconds: float | None = None) -> Iterator[str]:
    """Begin, settle, send what is due, for at most so many seconds; says what was done."""
    with vendors_day():
        yield from begin_due()
        settle_dead()
        sent = deliver_due(seconds)
    if sent:
        yield f"Handed over {sent} summaries."


def settle_dead() -> None:
    """Letters of those who died at them: free again, or unclear when they were being handed over."""
    long_ago = timezone.now() - DEAD_AFTER
    dead = Letter.objects.filter(claimed_at__lt=long_ago)
    dead.filter(state=State.WORKING).update(state=State.WAITING, claim="")
    dead.filter(state=State.HANDING).update(state=State.UNCLEAR, reason=Reason.DIED)


def deliver_due(seconds: float | None = None) -> int:
    """How many were taken by the mail server."""
    post, sent = Post(), 0
    until = None if seconds is None else time.monotonic() + seconds
    try:
        while (until is None or time.monotonic() < until) and (letter := _next()):
            sent += deliver(letter, post)
    finally:
        post.close()
    return sent


def _next() -> Letter | None:
    return Letter.objects.due().select_related("person", "guest__partner").first()


def deliver(letter: Letter, post: Post) -> bool:
    """Whether it was handed over; whatever goes wrong with this one is its own, and is named in it."""
    if not _claim(letter):
        return False
    try:
        return _deliver(letter, post)
    except (NothingYetError, QueryTooLongError):
        _again(letter, Outcome(State.WAITING, Reason.NO_FIGURES))
    except NothingToTellError:
        _settle(letter, Outcome(State.WITHHELD, Reason.NOTHING))
    except Exception as error:
        log.exception("The summary %s could not be worked out.", letter.pk)
        if not _mine(letter).filter(state=State.WORKING).exists():
            raise  # it was being handed over: that is settled as unclear, never tried again
        _again(letter, Outcome(State.WAITING, Reason.FAULT, type(error).__name__))
    return False


def _deliver(letter: Letter, post: Post) -> bool:
    recipient = recipient_of_letter(letter)
    if recipient is None:
        return _settle(letter, Outcome(State.WITHHELD, Reason.MAY_NOT))
    if letter.person and without_sign_in(Person.objects.filter(pk=letter.person.pk)).exists():
        return _settle(letter, Outcome(State.WITHHELD, Reason.NO_SIGN_IN))
    summary = _content(letter, recipient)
    if not _wanted(letter):
        return _settle(letter, Outcome(State.WITHHELD, Reason.STOPPED))
    if not _is_address(letter.email):
        return _settle(letter, Outcome(State.REFUSED, Reason.BAD_ADDRESS))
    if not post.reach():
        return _again(letter, Outcome(State.WAITING, Reason.LATER, post.down))
    with reading_as(recipient.person):
        mail = compose(letter, summary)
    return _hand_over(letter, mail, post)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _content(letter: Letter, recipient: Recipient) -> Summary:
    """What was worked out already, if it is still all theirs to read; else anew, as they see it now."""
    if letter.content is not None:
        kept = Summary.model_validate(letter.content)
        if recipient.may_read(kept):
            return kept
    summary = worked_out(recipient, letter.grain, letter.period)
    letter.content = summary.model_dump(mode="json")
    _mine(letter).update(content=letter.content)
    return summary


def _wanted(letter: Letter) -> bool:
    """What somebody asked for themselves is not stopped by what they chose for the schedule."""
    if letter.occasion:
        return True
    if letter.guest:
        return letter.guest.wants(letter.grain)
    assert letter.person is not None
    return choice_of(letter.person).wants(letter.grain)


def _hand_over(letter: Letter, mail: EmailMessage, post: Post) -> bool:
    """From here on the letter is never sent again by itself unless the server has said no."""
    now = timezone.now()
    held = _mine(letter).filter(state=State.WORKING)
    if not held.update(state=State.HANDING, claimed_at=now, attempts=F("attempts") + 1):
        return False  # it took so long that it was given to somebody else
    outcome = post.hand_over(mail)
    if outcome.state == State.WAITING:
        return _again(letter, outcome)
    _settle(letter, outcome)
    return outcome.state == State.SENT


def _claim(letter: Letter) -> bool:
    """One of several workers gets it."""
    letter.claim = get_random_string(22)
    free = Letter.objects.filter(pk=letter.pk, state=State.WAITING)
    claimed = free.update(state=State.WORKING, claim=letter.claim, claimed_at=timezone.now())
    return bool(claimed)


def _again(letter: Letter, outcome: Outcome) -> bool:
    """Later, after a growing pause; after a week no more."""
    if timezone.now() - letter.begun_at > PATIENCE:
        worn = Reason.TOO_LONG if outcome.reason == Reason.LATER else outcome.reason
        return _settle(letter, Outcome(State.GIVEN_UP, worn, outcome.reply))
    _mine(letter).update(
        state=State.WAITING,
        reason=outcome.reason,
        reply=outcome.reply,
        claim="",
        next_at=timezone.now() + pause_after(timezone.now() - letter.begun_at),
    )
    return False


def pause_after(waited: timedelta) -> timedelta:
    """As long as it has waited already, in steps; give or take a tenth, so that not all come at once."""
    step = next((pause for pause in reversed(PAUSES) if pause <= waited), PAUSES[0])
    return step * random.uniform(0.9, 1.1)  # noqa: S311 (nothing secret)


def _settle(letter: Letter, outcome: Outcome) -> bool:
    """For good; also when the letter has been called unclear meanwhile, since now it is known."""
    now = timezone.now() if outcome.state == State.SENT else None
    _mine(letter).update(
        state=outcome.state, reason=outcome.reason, reply=outcome.reply, sent_at=now, claim=""
    )
    return False


def _mine(letter: Letter) -> QuerySet[Letter]:
    """The letter, as long as the claim on it is ours."""
    return Letter.objects.filter(pk=letter.pk, claim=letter.claim)
