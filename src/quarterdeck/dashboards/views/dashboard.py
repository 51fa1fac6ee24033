"""Dashboards as their owners arrange them: one's own, those of the team, arranging, sharing."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.models import Arrangement
from quarterdeck.dashboards.personal.drawn import drawn
from quarterdeck.dashboards.personal.moves import moved, resized, stepped, without
from quarterdeck.dashboards.personal.selectors import get_shared, own_arrangement, shared_with
from quarterdeck.dashboards.personal.services import (
    Change,
    ChangedElsewhereError,
    arrange,
    share,
    start_again,
)
from quarterdeck.dashboards.personal.sight import Sight
from quarterdeck.dashboards.personal.starts import start_of
from quarterdeck.dashboards.personal.tile import Tile, read_all
from quarterdeck.dashboards.personal.words import headline
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks, reads
from quarterdeck.directory.request import whole

LONGEST_NAME = 80


@reads
def dashboard(request: HttpRequest, reader: Reader) -> HttpResponse:
    """How does what I watch stand today?"""
    arrangement = own_arrangement(reader.person)
    tiles = drawn(Sight(reader), tiles_of(arrangement, reader))
    context = {
        **_frame(reader, arrangement),
        "tiles": tiles,
        "headline": headline(tiles),
        "shared": shared_with(reader.person),
    }
    return render(request, "personal/dashboard.html", context)


@reads
def dashboard_shared(request: HttpRequest, reader: Reader, pk: int) -> HttpResponse:
    """Somebody else's arrangement, with the reader's own figures."""
    arrangement = _shared(reader, pk)
    tiles = drawn(Sight(reader), read_all(arrangement.tiles))
    own = own_arrangement(reader.person)
    context = {
        **_frame(reader, arrangement),
        "tiles": tiles,
        "headline": headline(tiles),
        "version": own.version if own else 0,
    }
    return render(request, "personal/shared.html", context)


@require_POST
@asks
def dashboard_copy(request: HttpRequest, reader: Reader, pk: int) -> HttpResponse:
    """Begin one's own anew with what one sees of somebody else's."""
    sight = Sight(reader)
    tiles = tuple(tile for tile in read_all(_shared(reader, pk).tiles) if sight.opens(tile))
    return change(request, reader, lambda _tiles: tiles)


@reads
def dashboard_arrange(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The same tiles, each with what moves, sizes, changes and removes it."""
    return arranging(request, reader)


def arranging(request: HttpRequest, reader: Reader, *, changed_elsewhere: bool = False) -> HttpResponse:
    """The page of arranging; after a change that came too late, with a sentence that says so."""
    arrangement = own_arrangement(reader.person)
    tiles = drawn(Sight(reader), tiles_of(arrangement, reader), keep_closed=True)
    context = {
        **_frame(reader, arrangement),
        "tiles": tiles,
        "arranging": True,
        "changed_elsewhere": changed_elsewhere,
    }
    return render(request, "personal/arrange.html", context, status=409 if changed_elsewhere else 200)


@require_POST
@asks
def tile_place(request: HttpRequest, reader: Reader, tile: str) -> HttpResponse:
    """Earlier, later, or to a place counted from 0."""
    to = request.POST.get("to", "")
    steps = {"earlier": -1, "later": 1}
    if to.isdecimal() and len(to) < 4:
        return change(request, reader, lambda tiles: moved(tiles, tile, int(to)))
    return change(request, reader, lambda tiles: stepped(tiles, tile, steps.get(to, 0)))


@require_POST
@asks
def tile_size(request: HttpRequest, reader: Reader, tile: str) -> HttpResponse:
    steps = {"smaller": -1, "larger": 1}.get(request.POST.get("size", ""), 0)
    return change(request, reader, lambda tiles: resized(tiles, tile, steps))


@require_POST
@asks
def tile_removal(request: HttpRequest, reader: Reader, tile: str) -> HttpResponse:
    return change(request, reader, lambda tiles: without(tiles, tile))


@require_POST
@asks
def dashboard_sharing(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Share it with one's team under a name, or keep it to oneself."""
    shared, name = "shared" in request.POST, request.POST.get("name", "").strip()[:LONGEST_NAME]
    start = start_of(reader)
    return _unless_changed(
        request,
        reader,
        lambda seen: share(person=reader.person, seen=seen, start=start, shared=shared, name=name),
    )


@require_POST
@asks
def dashboard_start(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Back to the arrangement of one's role."""
    return _unless_changed(request, reader, lambda seen: start_again(person=reader.person, seen=seen))


def change(request: HttpRequest, reader: Reader, how: Change) -> HttpResponse:
    """Apply a change to one's own arrangement, and look at it again."""
    start = start_of(reader)
    return _unless_changed(
        request,
        reader,
        lambda seen: arrange(person=reader.person, seen=seen, start=start, change=how),
    )


def tiles_of(arrangement: Arrangement | None, reader: Reader) -> tuple[Tile, ...]:
    return read_all(arrangement.tiles) if arrangement else start_of(reader)


def _unless_changed(request: HttpRequest, reader: Reader, act: Callable[[int], None]) -> HttpResponse:
    try:
        act(whole(request.POST.get("version", "")) or 0)
    except ChangedElsewhereError:
        return arranging(request, reader, changed_elsewhere=True)
    return redirect("dashboard_arrange")


def _shared(reader: Reader, pk: int) -> Arrangement:
    try:
        return get_shared(reader.person, pk)
    except Arrangement.DoesNotExist as error:
        raise Http404 from error


def _frame(reader: Reader, arrangement: Arrangement | None) -> dict[str, object]:
    return {
        "section": "dashboard",
        "reader": reader,
        "arrangement": arrangement,
        "version": arrangement.version if arrangement else 0,
    }
