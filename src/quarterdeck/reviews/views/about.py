"""What a partner's page says about its reviews."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import Period, today
from quarterdeck.dashboards.periods import period_name
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.reviews import selectors
from quarterdeck.reviews.listing.quarters import usual

SHOWN = 3


@require_safe
def about(request: Request, key: str) -> HttpResponseBase:
    """A section: the latest reviews, and a way to prepare the next one. Empty where there is neither."""
    partner = get_partner(request.scope, key)
    running = Period.containing(today(), "quarter", request.vendor.calendar)
    found = list(selectors.visible(request.scope).filter(partner=partner)[:SHOWN])
    there = {one.quarter for one in found}
    first = usual(today(), running.calendar)
    offered = [first, running if first != running else running.shift(-1)]
    context = {
        "partner": partner,
        "found": [(one, period_name(selectors.quarter_of(one, running.calendar))) for one in found],
        "offered": [(one.key, period_name(one)) for one in offered if one.key not in there],
        "leads": selectors.may_lead(request.scope, partner.pk),
    }
    return render(request, "reviews/about.html", context)
