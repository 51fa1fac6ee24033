"""Finding things: a page of all that fits, and a fragment of it while one types."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.search.search import search as found_by
from quarterdeck.dashboards.views.door import reads

SUGGESTED = 5  # of each kind
LISTED = 25


@reads
def search(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Where is it?"""
    fragment = "HX-Request" in request.headers
    text = request.GET.get("q", "").strip()
    context = {
        "section": "search",
        "reader": reader,
        "text": text,
        "found": found_by(reader, text, most=SUGGESTED if fragment else LISTED),
    }
    return render(request, "dashboards/search_found.html" if fragment else "dashboards/search.html", context)
