"""All KPIs."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import today
from quarterdeck.directory.request import Request
from quarterdeck.glossary.pages.listing import groups
from quarterdeck.kpis import definitions
from quarterdeck.kpis.history import coming


@require_safe
def glossary(request: Request) -> HttpResponseBase:
    """What do our words mean?"""
    wanted = request.GET.get("q", "")[:100]
    vendor = request.vendor.name if request.vendor else ""
    found = groups(definitions(), vendor, internal=request.scope.internal, wanted=wanted)
    context = {
        "section": "glossary",
        "groups": found,
        "count": sum(len(group.kpis) for group in found),
        "wanted": wanted,
        "keeps": request.scope.everything,
        "coming": coming(today()) if request.scope.everything and not wanted else [],
    }
    return render(request, "glossary/glossary.html", context)
