"""All get-well plans in sight, and the partners whose figures call for one."""

from django.core.paginator import Paginator
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from quarterdeck.calendar import Period, today
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.directory.request import Request
from quarterdeck.reviews.getwell import selectors, words
from quarterdeck.reviews.getwell.watching import watch_all
from quarterdeck.reviews.models import GetWell
from quarterdeck.reviews.pages.getwells import listed

PER_PAGE = 50
MOST = 500
"""With more partners than these one looks through them where they are prepared, region by region."""
State = GetWell.State
STATES = {"open": (State.OPEN,), "ended": (State.WON, State.GIVEN_UP)}


@require_safe
def getwells(request: Request) -> HttpResponseBase:
    """With whom is there a get-well plan, and where is a check due?"""
    chosen = request.GET.get("state", "")
    state = chosen if chosen in STATES else "open"
    found = selectors.visible(request.scope).filter(state__in=STATES[state])
    page = Paginator(selectors.in_order(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "reviews",
        "state": state,
        "states": [("open", State.OPEN.label), ("ended", _("Ended"))],
        "page": page,
        "lines": listed(list(page), today()),
        "open": selectors.visible(request.scope).filter(state=State.OPEN).count(),
        "proposes": request.scope.internal,
    }
    return render(request, "reviews/getwell/list.html", context)


@reads
def called(request: Request, reader: Reader) -> HttpResponseBase:
    """The partners whose figures call for one, for who leads reviews with them. Comes after the list."""
    calendar = reader.snapshot.calendar
    running = Period.containing(reader.today, "quarter", calendar)
    partners = list(selectors.called_for(request.scope, running.key)[: MOST + 1])
    many = len(partners) > MOST
    watched = {} if many else watch_all(reader, partners)
    found = [(one, watched[one.pk].triggers) for one in partners if one.pk in watched]
    context = {
        "many": many,
        "found": [
            (one, [words.trigger(each, calendar) for each in triggers]) for one, triggers in found if triggers
        ],
        "watched": len(partners),
    }
    return render(request, "reviews/getwell/called.html", context)
