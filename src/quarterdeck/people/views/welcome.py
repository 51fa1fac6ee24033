"""The page behind the link of an invitation: set a password, and be in."""

from typing import Any

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from quarterdeck.people.errors import PeopleError
from quarterdeck.people.forms import WelcomeForm
from quarterdeck.people.services import invitations as services


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def welcome(request: HttpRequest, token: str) -> HttpResponseBase:
    """Whoever holds the link may set the password of the person it was sent to, once."""
    invitation = services.invitation_of(token)
    if invitation is None or invitation.person is None:
        return render(request, "people/welcome_over.html", status=404)
    form = WelcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        word = form.cleaned_data["password"]
        try:
            validate_password(word, invitation.person)
            person = services.accept(token=token, password=word)
        except ValidationError as error:
            form.add_error("password", error)
        except PeopleError:
            return render(request, "people/welcome_over.html", status=404)
        else:
            answer: HttpResponseBase = perform_login(request, person)
            return answer
    context: dict[str, Any] = {"form": form, "invitation": invitation}
    return render(request, "people/welcome.html", context)
