"""A second factor: an authenticator app, a passkey, codes to fall back on. Each change is logged."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa import signals
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.http.response import HttpResponseBase

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.sealing import seal, unseal
from quarterdeck.web.sessions import sessions_of

PURPOSE = "second factor"
View = Callable[..., HttpResponseBase]


class Adapter(DefaultMFAAdapter):
    """allauth's, with secrets that a copy of the database alone does not give away."""

    def get_totp_issuer(self) -> str:
        vendor = Vendor.objects.first()
        return f"Quarterdeck ({vendor.name})" if vendor else "Quarterdeck"

    def encrypt(self, text: str) -> str:
        return seal(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, PURPOSE)


class SignInPage(IndexView):
    """How one signs in: password, second factor, and where one is signed in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 (allauth's signature)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"section": "security", "sessions": sessions_of(self.request)}


def whole(view: View) -> View:
    """The view in one transaction, so that a change and its entry in the log stand or fall together."""

    @wraps(view)
    def wrapped(*args: object, **parts: object) -> HttpResponseBase:
        with transaction.atomic():
            return view(*args, **parts)

    return wrapped


def listen() -> None:
    """Log each factor that comes and goes, in the transaction of the change, and each that fails."""
    post_save.connect(_kept, sender=Authenticator)
    post_delete.connect(_removed, sender=Authenticator)
    signals.authentication_failed.connect(_failed)


def _kept(*, instance: Authenticator, created: bool, **_more: object) -> None:
    if created:  # each use of one is a sign-in, which is logged as such
        _log("second_factor.added", instance)


def _removed(*, instance: Authenticator, **_more: object) -> None:
    _log("second_factor.removed", instance)


def _failed(*, user: Person, **_more: object) -> None:
    record(actor=user, action="second_factor.failed", object=f"person:{user.email}")


def _log(action: str, factor: Authenticator) -> None:
    kind = str(Authenticator.Type(factor.type).label)
    record(actor=factor.user, action=action, object=f"person:{factor.user.email}", after={"kind": kind})
