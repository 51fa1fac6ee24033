"""Imports: the list, one of them, undoing it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.intake.asking import UNDOABLE, ask_undo
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.heartbeat import is_beating
from quarterdeck.intake.models import Import, Upload
from quarterdeck.intake.pages.held import main_faults
from quarterdeck.intake.pages.imports import (
    MORE,
    STATUS,
    busy,
    choices,
    label_of,
    outcome,
    steps,
    undoing_means,
    waits,
)
from quarterdeck.intake.selectors import imports_seen, open_rows, uploads_seen
from quarterdeck.intake.stored import path_of
from quarterdeck.intake.views.door import import_of
from quarterdeck.intake.workbench import catalogue

PER_PAGE = 25


@require_safe
@operations_only
def imports(request: Request) -> HttpResponse:
    """Every import, the newest first: what it did in words."""
    known, chosen = catalogue(settings.HOME), request.GET
    found = imports_seen(request.scope, settings.HOME)
    if chosen.get("subject") in known:
        found = found.filter(subject=chosen["subject"])
    if chosen.get("status") in STATUS:
        found = found.filter(status=chosen["status"])
    page = Paginator(found, PER_PAGE).get_page(chosen.get("page"))
    more = {
        "page": page,
        "lines": [(row, label_of(row, known), STATUS[row.status], outcome(row)) for row in page],
        "subjects": choices(known),
        "statuses": STATUS,
        "chosen": chosen,
        "under_way": uploads_seen(request.scope).exclude(state=Upload.State.STARTED)[:5],
        "held": open_rows().count(),
        "section": "imports",
    }
    return render(request, "intake/imports.html", more)


@require_safe
@operations_only
def import_show(request: Request, pk: int) -> HttpResponse:
    """One import: how it goes, then what it did."""
    row = import_of(request, pk)
    return render(request, "intake/import.html", _page(row))


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def import_undo(request: Request, pk: int) -> HttpResponse:
    """What undoing will do; a POST asks for it."""
    row = import_of(request, pk)
    if request.method == "POST":
        try:
            ask_undo(actor=request.user, row=row)
        except IntakeError as refused:
            messages.error(request, str(refused))
        return redirect("import_show", pk)
    label = label_of(row, catalogue(settings.HOME))
    page = {"row": row, "label": label, "means": undoing_means(row), "section": "imports"}
    return render(request, "intake/undo.html", page | {"can": row.status in UNDOABLE and not busy(row)})


def _page(row: Import) -> dict[str, Any]:
    held = open_rows(row)
    return {
        "row": row,
        "label": label_of(row, catalogue(settings.HOME)),
        "status": STATUS[row.status],
        "outcome": outcome(row),
        "busy": busy(row),
        "more": MORE.get(row.step, ""),
        "steps": steps(row) if row.step not in MORE else (),
        "worker": not waits(row) or is_beating(settings.HOME),
        "held": held.count(),
        "faults": main_faults(held),
        "releases": row.releases.all()[:20],
        "undoable": row.status in UNDOABLE,
        "kept": bool(row.upload and path_of(settings.HOME, row.upload).is_file()),
        "section": "imports",
    }
