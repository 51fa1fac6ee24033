"""The channel: the first page of who leads it, and its tables as files."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from quarterdeck.dashboards.pages import channel as pages
from quarterdeck.dashboards.pages import state_words
from quarterdeck.dashboards.pages.words import standing_under
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.dashboards.views.sets import drawn
from quarterdeck.directory.access import operations_only
from quarterdeck.exports.response import exported


@reads
@operations_only
def channel(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """How does the channel stand, where, and who moves it?"""
    return show_channel(request, reader)


def show_channel(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    choice = period_of(request, reader)
    page = pages.channel(reader, choice)
    weakest = next((part for one in page.parts if (part := one.weakest)), None)
    context = {
        "section": "home",
        "reader": reader,
        "choice": choice,
        "page": page,
        "headline": state_words.headline(page.state.figures, weakest, choice),
        "under": standing_under(page.state.figures, choice),
        "files": reverse("channel"),
        **drawn(page.state, page.parts, page.standouts),
    }
    return render(request, "dashboards/channel.html", context)


@reads
@operations_only
def channel_file(request: HttpRequest, reader: Reader, table: str, form: str) -> HttpResponseBase:
    tables = pages.tables(reader, period_of(request, reader))
    if table not in tables:
        raise Http404
    return exported(request, reader.person, tables[table](), form=form, about="channel:all")
