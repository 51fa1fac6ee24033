"""One tile of one's own dashboard: choosing its kind, making it, changing it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.dashboards.personal.forms import FIXED, TileForm
from quarterdeck.dashboards.personal.moves import kept
from quarterdeck.dashboards.personal.period import PERIODS, span_of
from quarterdeck.dashboards.personal.selectors import own_arrangement
from quarterdeck.dashboards.personal.sight import Sight
from quarterdeck.dashboards.personal.tile import MOST_TILES, Kind, Tile
from quarterdeck.dashboards.personal.words import KINDS
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.dashboard import change, tiles_of
from quarterdeck.dashboards.views.door import asks

PROPOSED = ("kpi", "partner", "territory", "type", "family", "by")


@require_http_methods(["GET", "HEAD", "POST"])
@asks
def tile_new(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A new tile: first its kind, then what it shows. The address may propose some of it."""
    wanted = request.GET.get("kind", "")
    if wanted not in set(Kind):
        return render(request, "personal/kinds.html", {"section": "dashboard", "kinds": KINDS.items()})
    return _form(request, reader, Kind(wanted), None)


@require_http_methods(["GET", "HEAD", "POST"])
@asks
def tile_edit(request: HttpRequest, reader: Reader, tile: str) -> HttpResponse:
    """One's own tile, as long as what it shows is open."""
    mine = tiles_of(own_arrangement(reader.person), reader)
    found = next((one for one in mine if one.key == tile and Sight(reader).opens(one)), None)
    if found is None:
        raise Http404
    return _form(request, reader, found.kind, found)


def _form(request: HttpRequest, reader: Reader, kind: Kind, tile: Tile | None) -> HttpResponse:
    arrangement = own_arrangement(reader.person)
    posted = request.POST if request.method == "POST" else None
    form = TileForm(
        Sight(reader), kind, tile, data=posted, given=None if tile else _proposed(request, reader)
    )
    if form.is_valid():
        if tile or len(tiles_of(arrangement, reader)) < MOST_TILES:
            return change(request, reader, lambda tiles: kept(tiles, form.made))
        form.add_error(None, _("A dashboard holds %(most)s tiles. Remove one first.") % {"most": MOST_TILES})
    context = {
        "section": "dashboard",
        "form": form,
        "tile": tile,
        "kind": KINDS[kind],
        "version": arrangement.version if arrangement else 0,
        "back": reverse("dashboard_arrange") if tile else reverse("tile_new"),
    }
    return render(request, "personal/tile_form.html", context)


def _proposed(request: HttpRequest, reader: Reader) -> dict[str, str]:
    """What the address names; a period that is none of those that move along is a fixed one."""
    given = {name: value for name in PROPOSED if (value := request.GET.get(name))}
    if period := request.GET.get("period"):
        calendar, day = reader.snapshot.calendar, reader.today
        moving = {span_of(one, calendar, day).key: one for one in reversed(list(PERIODS))}
        given |= {"period": moving[period]} if period in moving else {"period": FIXED, "fixed": period}
    return given
