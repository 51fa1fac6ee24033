"""A territory, a manager, a partner type, a product family: pages of one kind."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from quarterdeck.dashboards.pages import lens_page as pages
from quarterdeck.dashboards.pages import state_words
from quarterdeck.dashboards.pages.lens import Lens, lens_of
from quarterdeck.dashboards.pages.managers import SHOWN
from quarterdeck.dashboards.pages.roster import roster
from quarterdeck.dashboards.pages.words import standing_under
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.dashboards.views.sets import drawn
from quarterdeck.directory.access import vendor_only
from quarterdeck.exports.response import exported


@reads
@vendor_only
def lens(request: HttpRequest, reader: Reader, kind: str, key: str) -> HttpResponseBase:
    """How does this part of the channel stand, and who in it needs somebody?"""
    return show_lens(request, reader, lens_of(reader, kind, key))


def show_lens(
    request: HttpRequest, reader: Reader, found: Lens, others: Sequence[str] = ()
) -> HttpResponseBase:
    """`others` are the keys of more of its kind that are the reader's own."""
    choice = period_of(request, reader)
    context: dict[str, Any] = {
        "section": "partners" if request.path != "/" else "home",
        "reader": reader,
        "choice": choice,
        "lens": found,
        "name": found.name,
        "what": found.what,
        "others": [lens_of(reader, found.kind, key) for key in others],
    }
    if found.empty:
        return render(request, "dashboards/lens_empty.html", context)
    page = pages.lens_page(reader, found, choice, request.GET.get("name", ""))
    weakest = next((part for one in page.parts if (part := one.weakest)), None)
    context |= {
        "page": page,
        "limited": page.portfolio.count if found.limited else None,
        "headline": state_words.headline(page.state.figures, weakest, choice),
        "under": standing_under(page.state.figures, choice),
        "managers": page.managers[:SHOWN],
        "managers_title": state_words.managers_title(page.managers),
        "partners_title": state_words.partners_title(page.portfolio),
        "portfolio": page.portfolio,
        "roster": roster(page.portfolio, request.GET),
        "files": reverse("lens", args=[found.kind, found.key]),
        **drawn(page.state, page.parts, page.standouts),
    }
    return render(request, "dashboards/lens.html", context)


@reads
@vendor_only
def lens_file(
    request: HttpRequest, reader: Reader, *, kind: str, key: str, table: str, form: str
) -> HttpResponseBase:
    found = lens_of(reader, kind, key)
    tables = pages.tables(reader, found, period_of(request, reader), request.GET)
    if table not in tables or found.empty:
        raise Http404
    return exported(request, reader.person, tables[table](), form=form, about=f"{kind}:{key}")
