"""What opens by a link in a mail alone: a guest's summary, and the way to stop."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from quarterdeck.directory.models import Person
from quarterdeck.directory.reading import reading_as
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.summaries.content.value import Summary
from quarterdeck.summaries.models import Grain, Guest
from quarterdeck.summaries.recipients import guest_recipient
from quarterdeck.summaries.services.links import letter_behind, stopped_by
from quarterdeck.summaries.services.schedule import choice_of, choose, choose_for_guest
from quarterdeck.summaries.words import say


@login_not_required
@require_safe
def summary_for(request: HttpRequest, token: str) -> HttpResponseBase:
    """One summary, and no way from it to anything else."""
    letter = letter_behind(token)
    recipient = guest_recipient(letter.guest) if letter and letter.guest else None
    if letter is None or recipient is None or letter.content is None:
        return _private(render(request, "summaries/over.html", status=404))
    vendor = get_vendor()
    with reading_as(recipient.person):
        told = say(Summary.model_validate(letter.content), vendor.name, vendor.calendar)
        return _private(
            render(request, "summaries/for.html", {"told": told, "letter": letter, "plain": True})
        )


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponseBase:
    """Stop this kind of summary, or all, by the link's signature alone.

    A mail program posts here by itself (RFC 8058), without a cookie: so no CSRF token is asked for.
    """
    found = stopped_by(token)
    if found is None:
        return _private(render(request, "summaries/over.html", status=404))
    who, grain = found
    if request.method == "POST":
        _stop(who, grain, everything="all" in request.POST)
    held = choice_of(who) if isinstance(who, Person) else who
    context = {
        "grain": grain,
        "held": held,
        "person": isinstance(who, Person),
        "done": request.method == "POST",
    }
    with reading_as(who) if isinstance(who, Person) else reading_as(Person(language=who.language)):
        return _private(render(request, "summaries/stop.html", context))


def _stop(who: Person | Guest, grain: Grain, *, everything: bool) -> None:
    held = choice_of(who) if isinstance(who, Person) else who
    monthly = held.monthly and not everything and grain is not Grain.MONTH
    quarterly = held.quarterly and not everything and grain is not Grain.QUARTER
    if isinstance(who, Person):
        choose(person=who, monthly=monthly, quarterly=quarterly)
    else:
        choose_for_guest(guest=who, monthly=monthly, quarterly=quarterly)


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the key: it goes to no other site, and into no index."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
