"""What a distributor reads in place of rows that the vendor's rule does not show."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner


def sealed(
    request: HttpRequest, reader: Reader, partner: Partner | None, choice: PeriodChoice
) -> HttpResponseBase:
    """A fragment, or a page of its own."""
    fragment = "HX-Request" in request.headers
    template = "dashboards/sealed.html" if fragment else "dashboards/sealed_page.html"
    context = {"section": "partners", "reader": reader, "partner": partner, "choice": choice}
    return render(request, template, context)
