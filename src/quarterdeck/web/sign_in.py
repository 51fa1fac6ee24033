"""Signing in and out: by e-mail and password, no sign-up, and nothing told to who guesses."""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from django.db import transaction
from django.http import HttpRequest

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.services import set_password


class Adapter(DefaultAccountAdapter):
    """allauth as this house wants it; every sign-in, sign-out and failure is logged."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:  # noqa: ANN401
        """The person; a right password of somebody who is shut out is answered as a wrong one."""
        person = super().authenticate(request, **credentials)
        if isinstance(person, Person) and person.is_active:
            return person
        if person:
            self.authentication_failed(request, **credentials)
        return None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401
        record(
            actor="",
            action="sign_in.failed",
            object=f"person:{credentials.get('email', '')}",
            after={"address": self.get_client_ip(request)},
        )

    @transaction.atomic
    def login(self, request: HttpRequest, user: Person) -> None:  # type: ignore[override]
        super().login(request, user)
        address = self.get_client_ip(request)
        record(
            actor=user, action="person.signed_in", object=f"person:{user.email}", after={"address": address}
        )

    @transaction.atomic
    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, Person):
            record(actor=request.user, action="person.signed_out", object=f"person:{request.user.email}")
        super().logout(request)

    def set_password(self, user: Person, password: str) -> None:  # type: ignore[override]
        """By the person themselves: by reset or change."""
        set_password(actor=user, person=user, password=password)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,  # type: ignore[override]
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """To the one address a person has."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class ResetPasswordForm(forms.ResetPasswordForm):
    """Only who has a password can reset it: to be listed in an import is not an invitation.

    Whoever asks, one mail is sent, so that neither the answer nor its time tells who is known.
    """

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = [person for person in self.users if person.has_usable_password()]
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:  # noqa: ANN401
        if self.users:
            return super().save(request, **kwargs)
        email: str = self.cleaned_data["email"]
        get_adapter(request).send_mail("account/email/unknown_account", email, {})
        return email
