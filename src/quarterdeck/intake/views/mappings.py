"""Saved mappings: listed, renamed, deleted."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.keeping import delete_mapping, rename_mapping
from quarterdeck.intake.labels import label_of
from quarterdeck.intake.settling import saved
from quarterdeck.intake.workbench import catalogue


@require_safe
@operations_only
def mappings(request: Request) -> HttpResponse:
    known = catalogue(settings.HOME)
    lines = [
        (name, label_of(known[raw["subject"]]), ", ".join(raw.get("columns", {})))
        for name, raw in saved(settings.HOME).items()
        if raw.get("subject") in known
    ]
    return render(request, "intake/mappings.html", {"lines": lines, "section": "imports"})


@require_POST
@operations_only
def mapping_rename(request: Request, name: str) -> HttpResponse:
    new = request.POST.get("name", "").strip()
    return _done(
        request,
        lambda: rename_mapping(actor=request.user, name=name, new=new, home=settings.HOME),
        _("'%(name)s' is called '%(new)s' now.") % {"name": name, "new": new},
    )


@require_POST
@operations_only
def mapping_delete(request: Request, name: str) -> HttpResponse:
    return _done(
        request,
        lambda: delete_mapping(actor=request.user, name=name, home=settings.HOME),
        _("'%s' was deleted. Imports that used it stay as they are.") % name,
    )


def _done(request: Request, work: Callable[[], None], said: str) -> HttpResponse:
    try:
        work()
    except IntakeError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("mappings")
