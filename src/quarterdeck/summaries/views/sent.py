"""For channel operations: what went out, what did not and why, and when summaries are made."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quarterdeck.dashboards.periods import name_of
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.models import Person
from quarterdeck.directory.request import Request
from quarterdeck.summaries import selectors
from quarterdeck.summaries.errors import SummaryError
from quarterdeck.summaries.forms import ScheduleForm
from quarterdeck.summaries.models import Letter, State
from quarterdeck.summaries.services.letters import LET_GO, SENT_AGAIN, let_go, send_again
from quarterdeck.summaries.services.schedule import change_schedule, held_schedule

PER_PAGE = 50


@require_safe
@operations_only
def sent(request: Request) -> HttpResponseBase:
    """Did everybody get their summary?"""
    many = selectors.counts(request.scope)
    state = request.GET.get("state", "")
    found = selectors.all_letters(request.scope)
    if state in State.values:
        found = found.filter(state=state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "summaries_sent",
        "page": page,
        "lines": [(letter, name_of(letter.period, request.vendor.calendar)) for letter in page],
        "states": [(one, label, many[one]) for one, label in State.choices if many.get(one)],
        "state": state,
        "all": sum(many.values()),
        "to_decide": sum(many.get(one, 0) for one in selectors.TO_DECIDE),
        "again": SENT_AGAIN,
        "let_go": LET_GO,
        "schedule": held_schedule(),
    }
    return render(request, "summaries/sent.html", context)


@require_POST
@operations_only
def again(request: Request, pk: int) -> HttpResponseBase:
    return _decided(request, pk, send_again, _("It is sent again."))


@require_POST
@operations_only
def letting_go(request: Request, pk: int) -> HttpResponseBase:
    return _decided(request, pk, let_go, _("It is not sent any more."))


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def schedule(request: Request) -> HttpResponseBase:
    """When are summaries made?"""
    held = held_schedule()
    initial = {"monthly": held.monthly, "quarterly": held.quarterly, "day": held.day}
    form = ScheduleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_schedule(actor=request.user, **form.cleaned_data)
        messages.success(request, _("The schedule is kept."))
        return redirect("summaries_sent")
    return render(request, "summaries/schedule.html", {"section": "summaries_sent", "form": form})


def _decided(request: Request, pk: int, act: Callable[..., Letter], said: str) -> HttpResponseBase:
    actor: Person = request.user
    try:
        act(actor=actor, letter=selectors.all_letters(request.scope).get(pk=pk))
    except Letter.DoesNotExist as error:
        raise Http404 from error
    except SummaryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("summaries_sent")
