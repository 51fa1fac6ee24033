"""All questions one may read, as a page and as a file; and how many wait, for other pages."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.directory.selectors import get_partner
from quarterdeck.disputes import selectors
from quarterdeck.disputes.models import Dispute
from quarterdeck.disputes.then_and_now import what
from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Cell, Table

PER_PAGE = 25
State = Dispute.State


@reads
def disputes(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Which numbers are in doubt?"""
    found = _chosen(request, reader)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    everything = selectors.visible(reader.scope, reader.person)
    context = {
        "section": "disputes",
        "reader": reader,
        "page": page,
        "lines": [(dispute, what(dispute, reader)) for dispute in page],
        "open": everything.filter(state=State.OPEN).count(),
        "answered": everything.filter(state=State.ANSWERED).count(),
        "any": everything.exists(),
        "states": [("", _("All")), *State.choices],
        "state": _state(request),
    }
    return render(request, "disputes/list.html", context)


@reads
def disputes_file(request: HttpRequest, reader: Reader, form: str) -> HttpResponseBase:
    headings = (
        pgettext("noun", "Question"),
        _("About"),
        _("Partner"),
        _("Name"),
        _("Asked by"),
        pgettext("day", "On"),
        _("State"),
        _("Outcome"),
        _("Value"),
        _("Reason"),
    )
    table = Table(_("Questions"), headings, _cells(reader, _chosen(request, reader)))
    return exported(request, reader.person, table, form=form, about="disputes:own")


@reads
def waiting(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """A line for the reader's home: how many questions wait for them. Empty when none does."""
    count = selectors.waiting(reader.scope, reader.person)
    return render(request, "disputes/waiting.html", {"count": count, "reader": reader})


@reads
def mark(request: HttpRequest, reader: Reader, key: str) -> HttpResponseBase:
    """A mark for a partner's page: how many questions about it are open. Empty when none is."""
    partner = get_partner(reader.scope, key)
    count = selectors.open_about(reader.scope, reader.person, partner.key)
    return render(request, "disputes/mark.html", {"count": count, "partner": partner})


def _state(request: HttpRequest) -> str:
    state = request.GET.get("state", "")
    return state if state in State.values else ""


def _chosen(request: HttpRequest, reader: Reader) -> QuerySet[Dispute]:
    found = selectors.visible(reader.scope, reader.person)
    if state := _state(request):
        found = found.filter(state=state)
    if partner := request.GET.get("partner", ""):
        found = found.filter(partner=get_partner(reader.scope, partner))
    return found


def _cells(reader: Reader, found: QuerySet[Dispute]) -> Iterator[tuple[Cell, ...]]:
    for one in found.iterator():
        yield (
            one.pk,
            what(one, reader),
            one.partner_id,
            one.partner.name if one.partner else None,
            one.asker.name,
            one.opened_at.date(),
            str(one.get_state_display()),
            str(one.get_outcome_display()),
            one.shown_value,
            one.reason,
        )
