"""Where one is signed in, and ending it there."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.request import Request


def sessions_of(request: HttpRequest) -> list[UserSession]:
    """The sessions of the person that still hold, this one first, then the one used last."""
    assert isinstance(request.user, Person)
    found = UserSession.objects.purge_and_list(request.user)
    return sorted(found, key=lambda one: (not one.is_current(), -one.last_seen_at.timestamp()))


@require_POST
@transaction.atomic
def end_session(request: Request, pk: int) -> HttpResponseBase:
    """End one session of one's own; the one in use is ended by signing out."""
    found = UserSession.objects.filter(user=request.user, pk=pk).first()
    if found is None:
        raise Http404
    if found.is_current():
        messages.error(request, _("This is where you are now. To end it, sign out."))
    else:
        _end(request, [found])
    return redirect("mfa_index")


@require_POST
@transaction.atomic
def end_other_sessions(request: Request) -> HttpResponseBase:
    """End all sessions but this one."""
    _end(request, [one for one in sessions_of(request) if not one.is_current()])
    return redirect("mfa_index")


def _end(request: Request, found: list[UserSession]) -> None:
    for session in found:
        session.end()
    places = [f"{session.ip} {session.user_agent}" for session in found]
    if places:
        record(
            actor=request.user,
            action="session.ended",
            object=f"person:{request.user.email}",
            before={"sessions": places},
        )
    messages.success(request, _("Signed out there."))
