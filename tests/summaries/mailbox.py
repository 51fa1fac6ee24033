"""A real SMTP server on this machine, which answers as it is told."""

import asyncio
import email
import socket
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """`answers` are given to recipients one after the other (then all are accepted), `after_data` to
    whole messages. 'drop' closes the connection instead: in `after_data` the message may have been kept.
    """

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.after_data: list[str] = []
        self.keeps_dropped = False
        self.pause = 0.0  # seconds a message takes
        self.got: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "drop":
            server.transport.close()
            return "421 Gone"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.after_data.pop(0) if self.after_data else "250 OK"
        await asyncio.sleep(self.pause)
        if answer.startswith("250") or (answer == "drop" and self.keeps_dropped):
            found = email.message_from_bytes(envelope.content, policy=default)
            assert isinstance(found, EmailMessage)
            self.got.append(found)
        if answer == "drop":
            server.transport.close()
            return "421 Gone"
        return answer

    def to(self, address: str) -> EmailMessage:
        (found,) = [mail for mail in self.got if mail["To"] == address]
        return found


class Server:
    """The mailbox at a port of its own; it can go down and come up there again."""

    def __init__(self) -> None:
        self.box = Mailbox()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._controller: Controller | None = None

    def up(self) -> None:
        self._controller = Controller(self.box, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def down(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None


def parts(mail: EmailMessage) -> tuple[str, str]:
    """The plain text and the HTML."""
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    return text.get_content(), html.get_content()
