"""How is this computed? A fragment for the disclosure under a figure, and a page of its own."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.pages.explanation import explain
from quarterdeck.dashboards.pages.lens import FINDERS, Lens, lens_of
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.directory.selectors import get_partner


@reads
def explanation(request: HttpRequest, reader: Reader, kpi: str) -> HttpResponseBase:
    """The definition, and the figure it gives for the period (and partner, or lens) of the address."""
    partner = get_partner(reader.scope, request.GET["partner"]) if request.GET.get("partner") else None
    explained = explain(reader, kpi, partner, period_of(request, reader), _lens(request, reader))
    fragment = "HX-Request" in request.headers
    template = "dashboards/explained.html" if fragment else "dashboards/explanation.html"
    return render(request, template, {"explained": explained, "reader": reader, "section": "partners"})


def _lens(request: HttpRequest, reader: Reader) -> Lens | None:
    """The part of the channel that the figure is about; only the vendor looks at it by parts."""
    kind = request.GET.get("within", "")
    if not reader.scope.internal or kind not in FINDERS:
        return None
    return lens_of(reader, kind, request.GET.get("key", ""))
