"""A plan's grid as an Excel sheet: written, and brought back after a look at what would change."""

import json
from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.audit.services import record
from quarterdeck.directory.request import Request
from quarterdeck.exports.response import XLSX
from quarterdeck.intake.errors import IntakeError
from quarterdeck.plans import edits, papers, selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import NOTHING_MORE, EditError
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.services.clashes import ConflictError
from quarterdeck.plans.services.editing import edit
from quarterdeck.plans.sheets.columns import Notice, SheetError
from quarterdeck.plans.sheets.grid import LIMITS, read_grid
from quarterdeck.plans.sheets.layout import About
from quarterdeck.plans.sheets.read import Found, changed_since, found_in
from quarterdeck.plans.sheets.write import workbook
from quarterdeck.plans.views.door import of_plan, reads_plan, writes_plan

SHOWN = 100


@reads_plan
def plan_xlsx(request: Request, plan: Plan) -> HttpResponseBase:
    """The draft, to be worked on and brought back; else what was put forward, to be looked at."""
    draft = selectors.drafted(request.scope, plan)
    response = HttpResponse(content_type=XLSX)
    if request.method == "GET":
        about, content = _about(request, plan, draft)
        response.content = workbook(content, about, request.vendor.calendar)
        said = {"version": about.version, "revision": about.revision}
        record(actor=request.user, action="plan.exported", object=plan.key, after=said)
    response["Content-Disposition"] = f'attachment; filename="plan-{plan.pk}.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@of_plan
def plan_sheet(request: Request, plan: Plan) -> HttpResponseBase:
    """Where a sheet is brought in. Posting it shows what would change; nothing changes yet."""
    draft = _draft(request, plan)
    if request.method != "POST":
        return _page(request, plan)
    file = request.FILES.get("file")
    if file is None:
        return _page(request, plan, error=_("Choose a file first."))
    try:
        found = _found(request, draft, file.name or "", file.chunks())
    except (IntakeError, SheetError) as error:
        return _page(request, plan, error=str(error))
    context = {
        "section": "plans",
        "plan": plan,
        "draft": draft,
        "found": found,
        "notices": found.notices[:SHOWN],
        "more": max(len(found.notices) - SHOWN, 0),
        "cells": json.dumps(found.request),
    }
    return render(request, "plans/sheet_found.html", context)


@writes_plan
def plan_sheet_taken(request: Request, plan: Plan) -> HttpResponseBase:
    """Take over what was shown: one edit, which can be undone like any other."""
    draft = _draft(request, plan)
    try:
        wanted = edits.parse(json.loads(request.POST.get("cells", "")))
        revision = int(request.POST.get("revision", ""))
    except (ValueError, EditError) as error:  # nobody's browser sends this
        raise Http404 from error
    try:
        edit(
            actor=request.user,
            draft=draft,
            revision=revision,
            request=wanted,
            known=NOTHING_MORE,
            scope=request.scope,
        )
    except ConflictError as error:
        again = _("Bring the sheet once more to see what is left of it.")
        return _page(request, plan, error=f"{error} {again}")
    except PlanError as error:
        return _page(request, plan, error=str(error))
    messages.success(request, _("The sheet's amounts are in the draft. You can undo that."))
    return redirect("plan", plan.pk)


def _about(request: Request, plan: Plan, draft: Draft | None) -> tuple[About, Content]:
    """What the sheet says it is, and what it holds."""
    paper = None if draft else papers.paper_of(request.scope, plan)
    content = draft.value if draft else paper.content  # type: ignore[union-attr]
    return About(
        plan=plan.pk,
        draft=draft.pk if draft else None,
        revision=draft.revision if draft else None,
        version=paper.version.number if paper and paper.version else None,
        begins=content.begins,
        length=content.length,
        currency=content.currency,
    ), content


def _draft(request: Request, plan: Plan) -> Draft:
    """Raises PermissionDenied for who may not change it, Http404 where nothing is being drafted."""
    if not selectors.may_draft(request.scope, plan):
        raise PermissionDenied
    draft = selectors.drafted(request.scope, plan)
    if draft is None or not selectors.may_edit(request.scope, draft):
        raise Http404(_("The plan cannot be changed now."))
    return draft


def _found(request: Request, draft: Draft, name: str, chunks: Iterable[bytes]) -> Found:
    """Raises IntakeError and SheetError."""
    grid, content = read_grid(name, chunks), draft.value
    about = grid.about if grid.about and grid.about.plan == draft.plan_id else None
    known = about is not None and about.draft == draft.pk and about.revision is not None
    since = changed_since(draft, about.revision) if known and about and about.revision is not None else {}
    found = found_in(grid, content, request.vendor.calendar, own=about is not None, since=since or {})
    if grid.about and about is None:
        found.notices.insert(
            0, Notice("", _("The sheet is of another plan. Lines are found by their names."))
        )
    if since is None:
        said = _("The months of the plan were moved after the sheet was written. Compare each amount.")
        found.notices.insert(0, Notice("", said))
    return found


def _page(request: Request, plan: Plan, error: str = "") -> HttpResponseBase:
    context = {"section": "plans", "plan": plan, "error": error, "most": LIMITS.file}
    return render(request, "plans/sheet.html", context, status=422 if error else 200)
