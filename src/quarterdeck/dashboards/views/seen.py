"""Putting a notice away."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.tour import NOTICES, put_away
from quarterdeck.directory.request import Request


@require_POST
def seen(request: Request, what: str) -> HttpResponseBase:
    """With htmx the notice goes from the page, without it the page comes again."""
    if what not in NOTICES:
        raise Http404
    put_away(request.user, what)
    return HttpResponse() if "HX-Request" in request.headers else redirect("home")
