"""What people do with letters: ask for one, read it, send it again, let it go."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.summaries.errors import SummaryError
from quarterdeck.summaries.models import Grain, Letter, Reason, State
from quarterdeck.summaries.recipients import recipient_of

SENT_AGAIN = (State.UNCLEAR, State.REFUSED, State.GIVEN_UP, State.WITHHELD)
LET_GO = (State.WAITING, State.UNCLEAR, State.REFUSED, State.GIVEN_UP)


@transaction.atomic
def ask_for(*, actor: Person, grain: Grain, period: str) -> Letter:
    """One's own summary by mail, now: once a minute, however often the button is pressed."""
    if recipient_of(actor) is None:
        raise SummaryError(_("There is no summary for your role."))
    letter, made = Letter.objects.get_or_create(
        person=actor, grain=grain, period=period, occasion=timezone.now().strftime("%Y-%m-%dT%H:%M")
    )
    if made:
        record(actor=actor, action="summary.asked", object=letter.key, after={"period": period})
    return letter


def read(letter: Letter) -> None:
    """Noted when it is opened first."""
    Letter.objects.filter(pk=letter.pk, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def send_again(*, actor: Person, letter: Letter) -> Letter:
    """A decision of operations: an unclear one may then arrive twice."""
    held = _held(letter, SENT_AGAIN, _("This one is not to be sent again."))
    before = {"state": held.state, "reason": held.reason}
    now = timezone.now()
    held.state, held.reason, held.reply, held.claim = State.WAITING, Reason.NONE, "", ""
    held.attempts, held.next_at, held.begun_at = 0, now, now
    held.save()
    record(actor=actor, action="letter.sent_again", object=held.key, before=before, after=_said(held))
    return held


@transaction.atomic
def let_go(*, actor: Person, letter: Letter) -> Letter:
    """A decision of operations: it is not sent any more."""
    held = _held(letter, LET_GO, _("This one is settled already."))
    before = {"state": held.state, "reason": held.reason}
    held.state, held.reason, held.claim = State.LET_GO, Reason.BY_HAND, ""
    held.save()
    record(actor=actor, action="letter.let_go", object=held.key, before=before, after=_said(held))
    return held


def _held(letter: Letter, states: tuple[State, ...], otherwise: str) -> Letter:
    held = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if held.state not in states:
        raise SummaryError(otherwise)
    return held


def _said(letter: Letter) -> dict[str, str]:
    return {"to": letter.email, "period": letter.period}
