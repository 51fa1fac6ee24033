"""The library that plans are made from: seen by all of the vendor, kept by channel operations."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quarterdeck.dashboards.charts.sparkline import sparkline
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks
from quarterdeck.directory.access import operations_only, vendor_only
from quarterdeck.directory.request import Request
from quarterdeck.kpis import definitions
from quarterdeck.plans.arithmetic.shapes import Shape
from quarterdeck.plans.known_shapes import OWN, known_shapes
from quarterdeck.plans.library.shelves import SHELVES, Shelf
from quarterdeck.plans.models import BusinessGoal, Play, Template
from quarterdeck.plans.services.library import keep, remove


@require_safe
@vendor_only
@asks
def plan_library(request: Request, reader: Reader) -> HttpResponseBase:
    """What can plans be made from?"""
    context = {
        "section": "plans",
        "reader": reader,
        "shelves": SHELVES,
        "shapes": [(shape, _picture(shape), _own(shape)) for shape in known_shapes()],
        "plays": Play.objects.all(),
        "goals": [(goal, definitions().get(goal.kpi)) for goal in BusinessGoal.objects.all()],
        "templates": Template.objects.all(),
        "keeps": request.scope.everything,
    }
    return render(request, "plans/library.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
@asks
def library_new(request: Request, reader: Reader, shelf: str) -> HttpResponseBase:
    """What shall be added? Posting to the same address adds it."""
    found = _shelf(shelf)
    if not found.made_here:
        raise Http404
    return _form(request, reader, found, None)


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
@asks
def library_entry(request: Request, reader: Reader, shelf: str, key: str) -> HttpResponseBase:
    """What is it, and what shall it be? Posting to the same address changes it."""
    return _form(request, reader, _shelf(shelf), _entry(shelf, key))


@require_POST
@operations_only
def library_removal(request: Request, shelf: str, key: str) -> HttpResponseBase:
    entry = _entry(shelf, key)
    name = str(entry)
    remove(actor=request.user, entry=entry)
    messages.success(request, _("“%s” is removed. Plans that were made from it stay as they are.") % name)
    return redirect("plan_library")


def _form(request: Request, reader: Reader, shelf: Shelf, entry: Model | None) -> HttpResponseBase:
    form = shelf.form(reader, entry, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        kept = form.entry()
        keep(actor=reader.person, entry=kept)
        messages.success(request, _("“%s” is kept.") % kept)
        return redirect("plan_library")
    context: dict[str, Any] = {"section": "plans", "shelf": shelf, "entry": entry, "form": form}
    return render(request, "plans/library_entry.html", context, status=422 if form.is_bound else 200)


def _shelf(key: str) -> Shelf:
    if key not in SHELVES:
        raise Http404
    return SHELVES[key]


def _entry(shelf: str, key: str) -> Model:
    try:
        return _shelf(shelf).entry(key)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _picture(shape: Shape) -> SafeString:
    return sparkline(shape.weights, _("Month by month: %s") % shape.name)


def _own(shape: Shape) -> str:
    """The number of one of the vendor's own; empty for those built in."""
    return shape.key.removeprefix(OWN) if shape.key.startswith(OWN) else ""
