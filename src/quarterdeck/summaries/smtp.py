"""Django's SMTP backend, which also says whether a message may have been taken when all broke off."""

import smtplib
from typing import Any

from django.core.mail.backends import smtp


class BrokenOffError(smtplib.SMTPException):
    """The connection broke after the message had begun to go over: nobody knows what became of it."""


class _Watched(smtplib.SMTP):
    """Tells a broken connection during DATA from one before it."""

    def data(self, msg: Any) -> tuple[int, bytes]:  # noqa: ANN401 (smtplib's own)
        try:
            return super().data(msg)
        except smtplib.SMTPResponseException:
            raise
        except OSError as error:
            raise BrokenOffError(str(error)) from error


class _WatchedSSL(_Watched, smtplib.SMTP_SSL):
    """The same inside TLS from the first byte."""


class EmailBackend(smtp.EmailBackend):
    """Raises BrokenOffError besides what Django's raises."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _WatchedSSL if self.use_ssl else _Watched
