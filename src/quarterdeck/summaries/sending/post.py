"""Handing a mail to the mail server, and what came of it: one of four outcomes, never a guess."""

import smtplib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from quarterdeck.summaries.models import Reason, State
from quarterdeck.summaries.smtp import BrokenOffError

FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """SENT, WAITING for another attempt, REFUSED for good, or UNCLEAR; with what the server said."""

    state: State
    reason: Reason = Reason.NONE
    reply: str = ""


class Post:
    """One connection for many mails; it is opened anew after any trouble.

    When the server cannot be reached nothing more is tried through this post: `down` says why.
    """

    def __init__(self) -> None:
        self.down = ""
        self._connection: BaseEmailBackend | None = None

    def reach(self) -> bool:
        """Whether there is a connection; nothing has been handed over yet."""
        if self._connection or self.down:
            return not self.down
        connection = get_connection()
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            self.down = _said(error)
            return False
        self._connection = connection
        return True

    def hand_over(self, mail: EmailMessage) -> Outcome:
        """Call `reach` before."""
        assert self._connection is not None
        try:
            self._connection.send_messages([mail])
        except BrokenOffError as error:
            outcome = Outcome(State.UNCLEAR, Reason.BROKE_OFF, str(error))
        except smtplib.SMTPRecipientsRefused as error:
            return _refused(error.recipients)
        except smtplib.SMTPDataError as error:
            outcome = _answered(error.smtp_code, error.smtp_error, Reason.BAD_MAIL)
        except (OSError, smtplib.SMTPException) as error:
            outcome = Outcome(State.WAITING, Reason.LATER, _said(error))
        else:
            return Outcome(State.SENT)
        self.close()
        return outcome

    def close(self) -> None:
        """What was accepted stays so, however the goodbye goes."""
        connection, self._connection = self._connection, None
        if connection:
            with suppress(OSError, smtplib.SMTPException):
                connection.close()


def _refused(recipients: Mapping[str, tuple[int, bytes]]) -> Outcome:
    """The one recipient's answer."""
    code, reply = next(iter(recipients.values()))
    return _answered(code, reply, Reason.BAD_ADDRESS)


def _answered(code: int, reply: bytes | str, for_good: Reason) -> Outcome:
    said = f"{code} {_text(reply)}"
    if code >= FOR_GOOD:
        return Outcome(State.REFUSED, for_good, said)
    return Outcome(State.WAITING, Reason.LATER, said)


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) or type(error).__name__


def _text(reply: bytes | str) -> str:
    return reply.decode(errors="replace") if isinstance(reply, bytes) else reply
