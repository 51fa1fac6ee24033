"""Single sign-on by OpenID Connect, for people who are known here already."""

import logging
from collections.abc import Callable
from functools import wraps

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from requests import RequestException

from quarterdeck.audit.services import record

View = Callable[..., HttpResponseBase]
log = logging.getLogger(__name__)


class Adapter(DefaultSocialAccountAdapter):
    """Signs nobody up: the provider says who somebody is, the directory whether they may come in."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Only who is known by an address that the provider has verified comes in."""
        if sociallogin.is_existing:
            return
        email = str(sociallogin.account.extra_data.get("userinfo", {}).get("email", ""))
        record(actor="", action="sign_in.failed", object=f"person:{email}", after={"by": "single sign-on"})
        raise ImmediateHttpResponse(
            _back(request, _("You are not known here yet. Ask your channel operations to invite you."))
        )

    def on_authentication_error(self, request: HttpRequest, provider: object, **_more: object) -> None:  # type: ignore[override] # noqa: ARG002
        raise ImmediateHttpResponse(_back(request, _failed()))


@login_not_required
def cancelled(request: HttpRequest) -> HttpResponse:
    """Back from the provider without having signed in."""
    return _back(request, _failed())


def answers(view: View) -> View:
    """The view; a provider that cannot be reached is said so."""

    @wraps(view)
    def wrapped(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        try:
            return view(request, provider_id=provider_id)
        except RequestException:
            log.exception("The OpenID provider does not answer")
            return _back(request, _failed())

    return login_not_required(wrapped)


def _failed() -> str:
    return _("Single sign-on did not work this time. Try again, or sign in with your password.")


def _back(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("account_login")
