"""The page of a get-well plan, and what can be done with one."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.commitments.people import plans_for, promisers
from quarterdeck.commitments.selectors import of_source
from quarterdeck.commitments.services import CommitmentError
from quarterdeck.commitments.standing import standing
from quarterdeck.commitments.views.sent import given, terms_of
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks, reads
from quarterdeck.directory.request import Request
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.getwell import selectors
from quarterdeck.reviews.getwell.watching import watch
from quarterdeck.reviews.models import GetWell
from quarterdeck.reviews.pages.getwell import GetWellPage
from quarterdeck.reviews.selectors import may_lead, side_of
from quarterdeck.reviews.services import getwell as services

Act = Callable[..., str]


@reads
def getwell(request: Request, reader: Reader, pk: int) -> HttpResponseBase:
    """What is done until this partner's figures are as they should be, and does it help?"""
    return _page(request, reader, found_getwell(request, pk))


def act(does: Act) -> Callable[..., HttpResponseBase]:
    """A POST of `does`, which answers with what to tell the reader. What is refused is said on the page."""

    @require_POST
    @asks
    @wraps(does)
    def wrapped(request: Request, reader: Reader, pk: int, **parts: int) -> HttpResponseBase:
        one = found_getwell(request, pk)
        try:
            said = does(request, reader, one, **parts)
        except (ReviewError, CommitmentError) as error:
            return _page(request, reader, one, act=does.__name__, error=str(error), status=422)
        messages.success(request, said)
        return redirect("getwell", pk)

    return wrapped


@act
def winning(request: Request, reader: Reader, one: GetWell) -> str:
    services.win(actor=request.user, getwell=one, watched=watch(reader, one.partner))
    return _("Well again. Both sides see it.")


@act
def giving_up(request: Request, reader: Reader, one: GetWell) -> str:  # noqa: ARG001 (one of many)
    services.give_up(actor=request.user, getwell=one, reason=request.POST.get("text", ""))
    return _("Given up. Both sides see why.")


@act
def check_new(request: Request, reader: Reader, one: GetWell) -> str:  # noqa: ARG001 (one of many)
    services.plan_check(actor=request.user, getwell=one, day=_day(request.POST.get("day", "")))
    return _("Both see the new check.")


@act
def check_noted(request: Request, reader: Reader, one: GetWell, check: int) -> str:
    found = get_object_or_404(one.checks.select_related("getwell__partner"), pk=check)
    note = request.POST.get("text", "")
    services.note_check(actor=request.user, check=found, watched=watch(reader, one.partner), note=note)
    return _("Noted, with the value of today.")


@act
def check_removal(request: Request, reader: Reader, one: GetWell, check: int) -> str:  # noqa: ARG001
    found = get_object_or_404(one.checks.select_related("getwell__partner"), pk=check)
    services.drop_check(actor=request.user, check=found)
    return _("The check is left out.")


@act
def promises(request: Request, reader: Reader, one: GetWell) -> str:  # noqa: ARG001 (one of many)
    terms = terms_of(request.scope, one.partner, side_of(request.scope), request.POST)
    services.promise_in(actor=request.user, getwell=one, terms=terms)
    return _("Promised. Both sides see it.")


def found_getwell(request: Request, pk: int) -> GetWell:
    try:
        return selectors.get_getwell(request.scope, pk)
    except (GetWell.DoesNotExist, OverflowError) as error:  # a number that no row can have
        raise Http404 from error


def _page(
    request: Request, reader: Reader, one: GetWell, *, act: str = "", error: str = "", status: int = 200
) -> HttpResponseBase:
    """The page; `error` says what was wrong with what was just sent to `act`."""
    scope, is_open = request.scope, one.state == GetWell.State.OPEN
    side = side_of(scope)
    promising = is_open and plans_for(scope, side, one.partner_id)
    promised = sorted(of_source(scope, one.key).values(), key=lambda each: (each.due, each.pk))
    context = {
        "section": "reviews",
        "reader": reader,
        "one": one,
        "page": GetWellPage(one, watch(reader, one.partner) if is_open else None, reader.snapshot.calendar),
        "lines": [(each, standing(each, reader.today)) for each in promised],
        "leads": is_open and may_lead(scope, one.partner_id),
        "notes": selectors.may_note(scope, one),
        "today": reader.today,
        "owners": promisers(scope, one.partner).of(side) if promising else (),
        "given": given(request.POST, owner=request.user.email),
        "sent": request.POST,
        "act": act,
        "error": error,
    }
    return render(request, "reviews/getwell/show.html", context, status=status)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ReviewError(_("Write the day as 2026-03-31.")) from error
