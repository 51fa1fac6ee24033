"""What other pages say of get-well plans."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import today
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.reviews.getwell import selectors, words
from quarterdeck.reviews.getwell.watching import watch
from quarterdeck.reviews.pages.getwell import GetWellPage
from quarterdeck.reviews.selectors import may_lead


@reads
def about(request: Request, reader: Reader, key: str) -> HttpResponseBase:
    """A section for the partner's page and its reviews: the open one, or that the figures call for one.

    That is proposed to who leads reviews with the partner, to nobody else. Empty where there is neither.
    """
    partner = get_partner(request.scope, key)
    one = selectors.open_of(request.scope, partner.pk)
    leads = may_lead(request.scope, partner.pk)
    watched = watch(reader, partner) if one or leads else None
    called = watched.triggers if watched and not one else ()
    declined = selectors.declined(partner.pk, watched.running.key) if watched and called else None
    calendar = reader.snapshot.calendar
    context = {
        "partner": partner,
        "one": one,
        "page": GetWellPage(one, watched, calendar) if one else None,
        "called": [words.trigger(each, calendar) for each in called],
        "declined": declined,
        "ended": None if one else selectors.ended_of(request.scope, partner.pk),
        "notes": selectors.may_note(request.scope, one) if one else False,
    }
    return render(request, "reviews/getwell/about.html", context)


@require_safe
def waiting(request: Request) -> HttpResponseBase:
    """A line for the reader's home: the checks that are due. Empty where none is."""
    due = selectors.checks_due(request.scope, today())
    first = due.first()
    context = {"count": due.count(), "one": first.getwell if first else None}
    return render(request, "reviews/getwell/waiting.html", context)
