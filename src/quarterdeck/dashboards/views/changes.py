"""What changed at a partner since a day: a fragment of its page, and a page of its own."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from quarterdeck.calendar import YEARS
from quarterdeck.dashboards.pages.changes import changes as changes_since
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.dashboards.views.sealed import sealed
from quarterdeck.directory.selectors import get_partner

A_MONTH = timedelta(days=30)


@reads
def changes(request: HttpRequest, reader: Reader, key: str) -> HttpResponseBase:
    """Apart from the page, as it reads lines of the lake, which takes longer than all the figures."""
    partner = get_partner(reader.scope, key)
    choice = period_of(request, reader)
    if key in reader.scope.sealed:
        return sealed(request, reader, partner, choice)
    found = changes_since(reader, partner, _since(request, reader))
    fragment = "HX-Request" in request.headers
    template = "dashboards/changes.html" if fragment else "dashboards/changes_page.html"
    context = {
        "section": "partners",
        "reader": reader,
        "choice": choice,
        "partner": partner,
        "changes": found,
    }
    response = render(request, template, context)
    if fragment and request.GET.get("since"):
        page = reverse("partner", args=[key])
        chosen = urlencode({"period": choice.key, "since": found.since.isoformat()})
        response["HX-Replace-Url"] = f"{page}?{chosen}"  # so that what is seen can be sent
    return response


def _since(request: HttpRequest, reader: Reader) -> date:
    """The day that the reader chose, of a year that a day may lie in, up to today; a month ago otherwise."""
    try:
        chosen = date.fromisoformat(request.GET.get("since", ""))
    except ValueError:
        return reader.today - A_MONTH
    return min(max(chosen, date(YEARS[0], 1, 1)), reader.today)
