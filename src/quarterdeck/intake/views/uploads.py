"""Bringing in a file: drop it, settle its columns, start."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.intake import uploads
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.heartbeat import is_beating
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.mapping_form import fill_in
from quarterdeck.intake.models import Upload
from quarterdeck.intake.pages.imports import choices
from quarterdeck.intake.pages.mapping import mapping_page
from quarterdeck.intake.selectors import uploads_seen
from quarterdeck.intake.views.door import upload_of
from quarterdeck.intake.workbench import catalogue

State = Upload.State


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def import_new(request: Request) -> HttpResponse:
    """Where a file is dropped."""
    error = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            error = _("Choose a file first.")
        else:
            try:
                upload = uploads.receive(
                    actor=request.user, name=file.name or "", chunks=file.chunks(), home=settings.HOME
                )
            except IntakeError as refused:
                error = str(refused)
            else:
                return redirect("upload", upload.pk)
    page = {
        "error": error,
        "limits": Limits.upload(),
        "subjects": choices(catalogue(settings.HOME)),
        "drafts": uploads_seen(request.scope).filter(state=State.DRAFT)[:5],
        "section": "imports",
    }
    return render(request, "intake/new.html", page)


@require_safe
@operations_only
def upload(request: Request, pk: int) -> HttpResponse:
    """What the columns of a file are; once it was started, how that goes."""
    found = upload_of(request, pk)
    if found.state == State.STARTED and (row := found.imports.first()):
        there = reverse("import_show", args=[row.pk])
        return HttpResponseClientRedirect(there) if request.htmx else redirect(there)
    if found.state in (State.WAITING, State.STARTED):
        page = {"upload": found, "worker": is_beating(settings.HOME), "section": "imports"}
        return render(request, "intake/waiting.html", page)
    return _settling(request, found)


@require_POST
@operations_only
def upload_mapping(request: Request, pk: int) -> HttpResponse:
    """Keep what the form says, and try it."""
    found = upload_of(request, pk)
    if found.state not in (State.DRAFT, State.REFUSED):
        return redirect("upload", pk)
    try:
        if (sheet := request.POST.get("sheet", "")) and sheet != _sheet_of(found):
            uploads.choose_sheet(home=settings.HOME, upload=found, sheet=sheet)
        else:
            fill_in(settings.HOME, found, request.POST)
    except IntakeError as refused:
        found.refresh_from_db()
        return _settling(request, found, str(refused))
    return _settling(request, found) if request.htmx else redirect("upload", pk)


@require_POST
@operations_only
def upload_start(request: Request, pk: int) -> HttpResponse:
    """Keep what the form says, and have it imported."""
    found = upload_of(request, pk)
    try:
        if found.state in (State.DRAFT, State.REFUSED) and "mode" in request.POST:
            fill_in(settings.HOME, found, request.POST)
        save_as = request.POST.get("save_as", "").strip()
        uploads.start(actor=request.user, upload=found, save_as=save_as, home=settings.HOME)
    except IntakeError as refused:
        found.refresh_from_db()
        return (
            _settling(request, found, str(refused)) if found.state == State.DRAFT else redirect("upload", pk)
        )
    return redirect("upload", pk)


@require_POST
@operations_only
def upload_again(request: Request, pk: int) -> HttpResponse:
    """Open the file of a failed import once more."""
    found = upload_of(request, pk)
    uploads.again(actor=request.user, upload=found)
    return redirect("upload", pk)


@require_POST
@operations_only
def upload_gone(request: Request, pk: int) -> HttpResponse:
    """Give the file up."""
    found = upload_of(request, pk)
    try:
        uploads.give_up(actor=request.user, upload=found, home=settings.HOME)
    except IntakeError as refused:
        messages.error(request, str(refused))
        return redirect("upload", pk)
    messages.success(request, _("The file was removed. Nothing was imported."))
    return redirect("imports")


def _sheet_of(found: Upload) -> str:
    return found.sheet or (found.look["sheets"] or [""])[0]


def _settling(request: Request, found: Upload, error: str = "") -> HttpResponse:
    try:
        page = mapping_page(settings.HOME, found)
    except IntakeError as gone:
        return render(
            request, "intake/gone.html", {"upload": found, "error": str(gone), "section": "imports"}
        )
    more = {"page": page, "error": error or found.error, "sheet": _sheet_of(found), "section": "imports"}
    return render(request, "intake/upload.html", more)
