"""One's own summaries: what was told, what would be told now, what comes by mail."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quarterdeck.audit.services import is_on_behalf
from quarterdeck.calendar import Period
from quarterdeck.dashboards.periods import name_of, period_name
from quarterdeck.dashboards.reader import NothingYetError
from quarterdeck.directory.request import Request
from quarterdeck.summaries import selectors
from quarterdeck.summaries.content.gathering import NothingToTellError
from quarterdeck.summaries.errors import SummaryError
from quarterdeck.summaries.forms import KindsForm
from quarterdeck.summaries.models import Grain, Letter
from quarterdeck.summaries.recipients import recipient_of, worked_out
from quarterdeck.summaries.services.letters import ask_for, read
from quarterdeck.summaries.services.rounds import ended
from quarterdeck.summaries.services.schedule import choice_of, choose
from quarterdeck.summaries.words import Told, say

PER_PAGE = 24


@require_safe
def summaries(request: Request) -> HttpResponseBase:
    """What was I told, and when?"""
    page = Paginator(selectors.own(request.user), PER_PAGE).get_page(request.GET.get("page"))
    calendar = request.vendor.calendar
    context = {
        "section": "summaries",
        "page": page,
        "lines": [
            (letter, name_of(letter.period, calendar))
            for letter in selectors.still_theirs(request.user, page)
        ],
        "told": recipient_of(request.user) is not None,
        "choice": choice_of(request.user),
        "companies": selectors.own_companies(request.scope),
    }
    return render(request, "summaries/list.html", context)


@require_safe
def summary(request: Request, pk: int) -> HttpResponseBase:
    """One of one's own, as it was told then. Opening it puts the notice away."""
    try:
        letter, found = selectors.get_own(request.user, pk)
    except Letter.DoesNotExist as error:
        raise Http404 from error
    if not is_on_behalf():
        read(letter)
    told = say(found, request.vendor.name, request.vendor.calendar)
    return render(request, "summaries/show.html", {"section": "summaries", "told": told, "letter": letter})


@require_safe
def preview(request: Request) -> HttpResponseBase:
    """What would I get, if the last month or quarter were summed up now?"""
    grain = _grain(request)
    period = ended(grain, request.vendor.calendar)
    context = {
        "section": "summaries",
        "grain": grain,
        "grains": Grain.choices,
        "period": period_name(period),
        "told": _told(request, grain, period),
        "role": recipient_of(request.user) is not None,
    }
    return render(request, "summaries/preview.html", context)


@require_POST
def ask_now(request: Request) -> HttpResponseBase:
    """Send me that by mail."""
    grain = _grain(request)
    period = ended(grain, request.vendor.calendar)
    try:
        ask_for(actor=request.user, grain=grain, period=period.key)
    except SummaryError as error:
        raise Http404 from error
    messages.success(request, _("It goes to %(email)s within a minute.") % {"email": request.user.email})
    return redirect("summaries")


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: Request) -> HttpResponseBase:
    """Which summaries come to me by mail?"""
    held = choice_of(request.user)
    if request.method == "POST":
        choose(
            person=request.user,
            monthly="monthly" in request.POST,
            quarterly="quarterly" in request.POST,
        )
        messages.success(request, _("Your choice is kept."))
        return redirect("summaries")
    form = KindsForm(initial={"monthly": held.monthly, "quarterly": held.quarterly})
    return render(request, "summaries/choices.html", {"section": "settings", "form": form})


@require_safe
def waiting(request: Request) -> HttpResponseBase:
    """A line for the reader's home. Empty when the newest was opened."""
    letter = selectors.unread(request.user)
    name = name_of(letter.period, request.vendor.calendar) if letter else ""
    return render(request, "summaries/waiting.html", {"letter": letter, "name": name})


def _grain(request: Request) -> Grain:
    wanted = request.POST.get("grain") or request.GET.get("grain", "")
    return Grain.QUARTER if wanted == Grain.QUARTER else Grain.MONTH


def _told(request: Request, grain: Grain, period: Period) -> Told | None:
    recipient = recipient_of(request.user)
    if recipient is None:
        return None
    try:
        found = worked_out(recipient, grain, period.key)
    except (NothingToTellError, NothingYetError):
        return None
    return say(found, request.vendor.name, request.vendor.calendar)
