"""One KPI."""

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.cube import QueryTooLongError
from quarterdeck.dashboards.reader import NothingYetError, reader_of
from quarterdeck.directory.request import Request
from quarterdeck.glossary.pages import entry as pages
from quarterdeck.glossary.pages.listing import group_title
from quarterdeck.kpis import QuestionError, definitions
from quarterdeck.kpis.selectors import built_in_kpi


@require_safe
def glossary_kpi(request: Request, kpi: str) -> HttpResponseBase:
    """What does this figure mean, how is it computed, and what is it for me now?"""
    known = definitions()
    try:
        found = pages.entry(known, kpi, internal=request.scope.internal)
    except QuestionError as error:
        raise Http404(str(error)) from error
    context = {
        "section": "glossary",
        "entry": found,
        "group": group_title(found.kpi, request.vendor.name if request.vendor else ""),
        "live": _live(request, kpi),
        "tables": pages.example_tables(found.kpi),
        "example_value": pages.example_value(found.kpi),
        "example_period": pages.example_period(found.kpi),
        "internal": request.scope.internal,
        "keeps": request.scope.everything,
        "own": built_in_kpi(kpi) is None,
        "rules": len(known.rules.of(kpi)) if request.scope.internal else 0,
    }
    return render(request, "glossary/entry.html", context)


def _live(request: Request, kpi: str) -> pages.Live | None:
    """None while there is nothing to compute it from, or when that takes too long."""
    try:
        return pages.live(reader_of(request, settings.HOME), kpi)
    except (NothingYetError, QueryTooLongError):
        return None
