"""While channel operations see the site as somebody else does: every page is theirs, nothing is changed."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve

from quarterdeck.audit.services import on_behalf, record
from quarterdeck.directory.models import Person
from quarterdeck.people.services.seeing import KEY, seen_by

Answer = Callable[[HttpRequest], HttpResponseBase]

SAFE = {"GET", "HEAD", "OPTIONS"}
SEERS_OWN = {"see_stop", "account_logout"}
"""Where somebody who sees as another remains themselves."""
PRIVATE = (
    "account_",
    "mfa_",
    "socialaccount_",
    "openid_connect_",
    "usersessions_",
    "session",
    "token",
    "settings",
    "summary_choices",
    "api",
    "welcome",
)
"""What the names of pages begin with that hold secrets or choices of a person's own."""


class Seen(NamedTuple):
    """Who looks, and as whom."""

    seer: Person
    person: Person


class SeeAs:
    """Makes `request.user` the person who is seen, and `request.seen` say who looks.

    Stands after `Surroundings`, whose day it needs, and whose scope is computed only when asked for.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if KEY not in request.session or not isinstance(request.user, Person):
            return self.get_response(request)
        seer, match = request.user, _match(request)
        person = None if match and match.url_name in SEERS_OWN else seen_by(seer, request.session)
        if person is None:
            return self.get_response(request)
        request.user = person
        request.seen = Seen(seer, person)  # type: ignore[attr-defined]
        with on_behalf(seer):
            if request.method not in SAFE or _is_private(match):
                return self._refuse(request, person)
            record(
                actor=person,
                action="seeing.page",
                object=f"person:{person.email}",
                after={"path": request.path},
            )
            return self.get_response(request)

    def _refuse(self, request: HttpRequest, person: Person) -> HttpResponseBase:
        record(actor=person, action="seeing.refused", after={"path": request.path})
        return render(request, "people/seeing_refused.html", status=403)


def _match(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None


def _is_private(match: ResolverMatch | None) -> bool:
    names = [match.url_name or "", *match.namespaces] if match else []
    return any(name.startswith(PRIVATE) for name in names)
