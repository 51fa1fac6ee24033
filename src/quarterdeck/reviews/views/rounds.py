"""Preparing the quarter for many partners: asked for, on its way, asked for again."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from quarterdeck.calendar import Period, PeriodError
from quarterdeck.dashboards.periods import period_name
from quarterdeck.directory.access import vendor_only
from quarterdeck.directory.models import Territory
from quarterdeck.directory.request import Request
from quarterdeck.intake.heartbeat import is_beating
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Round
from quarterdeck.reviews.services import rounds


@require_POST
@vendor_only
def round_new(request: Request) -> HttpResponseBase:
    """Have the reviews of a quarter prepared, in the territory that is sent or everywhere."""
    try:
        quarter = selectors.reviewable(request.POST.get("quarter", ""), request.vendor.calendar)
        territory = _territory(request)
        row = rounds.ask(actor=request.user, quarter=quarter, territory=territory)
    except PeriodError as error:
        raise Http404(str(error)) from error
    except ReviewError as error:
        messages.error(request, str(error))
        return redirect("reviews")
    return redirect("round", row.pk)


@require_safe
@vendor_only
def round_show(request: Request, pk: int) -> HttpResponseBase:
    """How far it is; it can be left alone."""
    row = _found(request, pk)
    quarter = Period.parse(row.quarter, request.vendor.calendar)
    context = {
        "section": "reviews",
        "row": row,
        "quarter": period_name(quarter),
        "going": row.state in rounds.GOING,
        "worker": is_beating(settings.HOME),
    }
    return render(request, "reviews/round.html", context)


@require_POST
@vendor_only
def round_again(request: Request, pk: int) -> HttpResponseBase:
    row = _found(request, pk)
    try:
        rounds.ask_again(actor=request.user, row=row)
    except ReviewError as error:
        messages.error(request, str(error))
    return redirect("round", row.pk)


def _found(request: Request, pk: int) -> Round:
    """A round of one's own."""
    try:
        return Round.objects.select_related("territory").get(pk=pk, asked_by=request.user)
    except (Round.DoesNotExist, OverflowError) as error:  # a number that no row can have
        raise Http404 from error


def _territory(request: Request) -> Territory | None:
    key = request.POST.get("territory", "")
    if not key:
        return None
    found = Territory.objects.filter(pk=key, active=True).first() if "\0" not in key else None
    if found is None:
        raise Http404
    return found
