"""A get-well plan is proposed, begun or declined."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks
from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.getwell import selectors, words
from quarterdeck.reviews.getwell.causes import Cause, causes
from quarterdeck.reviews.getwell.forms import DAYS, GetWellForm
from quarterdeck.reviews.getwell.watching import INDEX, MEASURES, SETTLED, Watched, watch
from quarterdeck.reviews.selectors import may_lead
from quarterdeck.reviews.services import getwell as services
from quarterdeck.reviews.standards import standards

EVERY = timedelta(weeks=4)
"""Monthly, on the same day of the week."""


@require_http_methods(["GET", "HEAD", "POST"])
@asks
def new(request: Request, reader: Reader, key: str) -> HttpResponseBase:
    """What is wrong, what ends it, and when do both look? For who leads reviews with the partner."""
    partner = _led(request, key)
    there = selectors.open_of(request.scope, partner.pk)
    if there:
        return redirect("getwell", there.pk)
    watched = watch(reader, partner)
    form = GetWellForm(
        request.POST if request.method == "POST" else None,
        causes=_causes(reader, partner),
        labels=[(one, words.label(one)) for one in MEASURES],
        initial=_proposed(reader, partner, watched),
    )
    if form.is_valid():
        try:
            made = services.begin(actor=request.user, partner=partner, watched=watched, aim=form.aim())
        except ReviewError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Begun. Now say who does what: each side promises for itself."))
            return redirect("getwell", made.pk)
    return _shown(request, reader, partner, watched, form)


@require_POST
@asks
def declining(request: Request, reader: Reader, key: str) -> HttpResponseBase:
    """Say why none is wanted now."""
    partner = _led(request, key)
    reason = request.POST.get("text", "")
    try:
        services.decline(actor=request.user, partner=partner, watched=watch(reader, partner), reason=reason)
    except ReviewError as error:
        messages.error(request, str(error))
        return redirect("getwell_new", partner.pk)
    messages.success(request, _("Declined. It is not proposed again in this quarter."))
    return redirect("partner", partner.pk)


def _led(request: Request, key: str) -> Partner:
    partner = get_partner(request.scope, key)
    if not may_lead(request.scope, partner.pk):
        raise Http404
    return partner


def _causes(reader: Reader, partner: Partner) -> Sequence[tuple[Cause, str]]:
    """Of the running quarter once it says something, and of the one before until then."""
    calendar = reader.snapshot.calendar
    running = Period.containing(reader.today, "quarter", calendar)
    settled = reader.today - running.first >= SETTLED
    facts = gather(reader, partner, running if settled else running.shift(-1))
    return [(one, words.cause(one, calendar)) for one in causes(facts)]


def _proposed(reader: Reader, partner: Partner, watched: Watched) -> dict[str, object]:
    """The measure that presses most, its limit as the goal, and a look at it every month."""
    expected = standards().of(partner.type, watched.running).index
    goals = {one: Decimal(expected if one == INDEX else 1) for one in MEASURES}
    goals |= {one: limit.floor for one, limit in watched.limits.items()}
    first = watched.triggers[0].measure if watched.triggers else MEASURES[0]
    days = {name: reader.today + EVERY * number for number, name in enumerate(DAYS, start=1)}
    return {"kpi": first, **goals, **days}


def _shown(
    request: Request, reader: Reader, partner: Partner, watched: Watched, form: GetWellForm
) -> HttpResponseBase:
    calendar = reader.snapshot.calendar
    declined = selectors.declined(partner.pk, watched.running.key)
    context = {
        "section": "reviews",
        "reader": reader,
        "partner": partner,
        "called": [words.trigger(one, calendar) for one in watched.triggers],
        "declined": declined,
        "form": form,
        "goals": [
            (one, words.label(one), words.readings(one, watched.readings[one], calendar), form[one])
            for one in MEASURES
        ],
        "chosen": form["kpi"].value(),
        "ticked": form["causes"].value() or (),
        "days": [form[name] for name in DAYS],
    }
    return render(request, "reviews/getwell/new.html", context, status=422 if form.errors else 200)
