"""The help of one page: what it answers, what its words mean, what to do next."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.dashboards.helping import help_of
from quarterdeck.directory.request import Request


@require_safe
def help_page(request: Request, page: str) -> HttpResponseBase:
    """A fragment under the page, and a page of its own."""
    text = help_of(page, request.scope)
    if text is None:
        raise Http404
    template = "dashboards/help_text.html" if "HX-Request" in request.headers else "dashboards/help.html"
    return render(request, template, {"text": text, "section": "help"})
