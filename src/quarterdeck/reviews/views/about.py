"""What a partner's page says about its reviews."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import Period, today
from quarterdeck.dashboards.periods import period_name
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.reviews import selectors

SHOWN = 3
RECENT = 30
"""So many days into a quarter the one before is the one to review."""


@require_safe
def about(request: Request, key: str) -> HttpResponseBase:
    """A section: the latest reviews, and a way to prepare the next one. Empty where there is neither."""
    partner = get_partner(request.scope, key)
    running = Period.containing(today(), "quarter", request.vendor.calendar)
    found = list(selectors.visible(request.scope).filter(partner=partner)[:SHOWN])
    there = {one.quarter for one in found}
    recent = (today() - running.first).days < RECENT
    offered = [running.shift(-1), running] if recent else [running, running.shift(-1)]
    context = {
        "partner": partner,
        "found": [(one, period_name(selectors.quarter_of(one, running.calendar))) for one in found],
        "offered": [(one.key, period_name(one)) for one in offered if one.key not in there],
        "leads": selectors.may_lead(request.scope, partner.pk),
    }
    return render(request, "reviews/about.html", context)
