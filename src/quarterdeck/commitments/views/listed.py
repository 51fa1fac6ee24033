"""All that was promised within the reader's sight, as a page and as a file."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from quarterdeck.calendar import today
from quarterdeck.commitments import selectors
from quarterdeck.commitments.headline import headline, under
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.standing import Standing, standing
from quarterdeck.directory.request import Request
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_partner
from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Cell, Table

PER_PAGE = 50
State, Side = Commitment.State, Commitment.Side
Found = QuerySet[Commitment]

STATES: dict[str, tuple[object, Callable[[Found], Found]]] = {
    "open": (gettext_lazy("Open"), lambda found: found.filter(state=State.OPEN)),
    "late": (gettext_lazy("Late"), selectors.late),
    "kept": (gettext_lazy("Kept"), lambda found: found.filter(state=State.KEPT)),
    "dropped": (gettext_lazy("Dropped"), lambda found: found.filter(state=State.DROPPED)),
    "all": (gettext_lazy("All"), lambda found: found),
}
WHOSE: dict[str, tuple[object, Callable[[Found, Scope], Found]]] = {
    "": (gettext_lazy("Everybody's"), lambda found, _scope: found),
    "mine": (gettext_lazy("Mine"), lambda found, scope: found.filter(owner__email=scope.person)),
    "vendor": (gettext_lazy("The vendor's"), lambda found, _scope: found.filter(side=Side.VENDOR)),
    "partner": (gettext_lazy("The partner's"), lambda found, _scope: found.filter(side=Side.PARTNER)),
}


@require_safe
def commitments(request: Request) -> HttpResponseBase:
    """Who promised what by when, and what became of it?"""
    everything = _of_partner(request)
    page = Paginator(_chosen(request), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": "commitments",
        "headline": headline(everything, request.scope),
        "under": under(everything, request.scope),
        "page": page,
        "groups": _grouped(page, request.scope),
        "any": everything.exists(),
        "states": [(key, label) for key, (label, _kept) in STATES.items()],
        "state": _state(request),
        "whose": [(key, label) for key, (label, _kept) in WHOSE.items()],
        "who": _who(request),
        "partner": get_partner(request.scope, key) if (key := request.GET.get("partner", "")) else None,
    }
    return render(request, "commitments/list.html", context)


@require_safe
def commitments_file(request: Request, form: str) -> HttpResponseBase:
    headings = (
        pgettext("of a row", "Number"),
        _("Partner"),
        _("Name"),
        _("Side"),
        _("Owner"),
        _("Promise"),
        _("Milestone"),
        _("Due"),
        _("State"),
        _("Closed on"),
        _("Outcome"),
        _("Proof"),
    )
    table = Table(_("Promises"), headings, _cells(_chosen(request)))
    return exported(request, request.user, table, form=form, about="commitments:own")


def _state(request: HttpRequest) -> str:
    state = request.GET.get("state", "")
    return state if state in STATES else "open"


def _who(request: HttpRequest) -> str:
    whose = request.GET.get("whose", "")
    return whose if whose in WHOSE else ""


def _of_partner(request: Request) -> Found:
    if key := request.GET.get("partner", ""):
        return selectors.about(request.scope, get_partner(request.scope, key).pk)
    return selectors.visible(request.scope)


def _chosen(request: Request) -> Found:
    of_state, of_whom = STATES[_state(request)][1], WHOSE[_who(request)][1]
    found = of_whom(of_state(_of_partner(request)), request.scope)
    return selectors.in_order(found, request.scope)


def _grouped(
    found: Iterable[Commitment], scope: Scope
) -> list[tuple[str, list[tuple[Commitment, Standing]]]]:
    """The reader's own under '', the others under the partner's name."""
    day = today()

    def group(one: Commitment) -> str:
        return "" if one.owner.email == scope.person else one.partner.name

    return [(name, [(one, standing(one, day)) for one in some]) for name, some in groupby(found, group)]


def _cells(found: Found) -> Iterator[tuple[Cell, ...]]:
    for one in found.iterator():
        yield (
            one.pk,
            one.partner_id,
            one.partner.name,
            str(one.get_side_display()),
            one.owner.name,
            one.text,
            one.milestone,
            one.due,
            str(one.get_state_display()),
            one.closed_on,
            one.outcome,
            one.proof,
        )
