"""Rows that were held back: a grid in which they are mended, released and given up."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request, whole
from quarterdeck.exports.response import exported
from quarterdeck.intake import quarantine
from quarterdeck.intake.asking import ask_release
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.models import Import
from quarterdeck.intake.pages.held import grid, held_table
from quarterdeck.intake.pages.imports import label_of
from quarterdeck.intake.selectors import open_rows
from quarterdeck.intake.sentence import counted
from quarterdeck.intake.views.door import import_of
from quarterdeck.intake.workbench import catalogue
from quarterdeck.subjects import Subject


@require_safe
@operations_only
def held(request: Request, pk: int) -> HttpResponse:
    """The grid."""
    row = import_of(request, pk)
    found = grid(_subject(row), open_rows(row), request.GET.get("page"))
    page = {"row": row, "grid": found, "label": label_of(row, catalogue(settings.HOME)), "section": "imports"}
    return render(request, "intake/held.html", page)


@require_POST
@operations_only
def held_cells(request: Request, pk: int) -> HttpResponse:
    """Keep what was written into cells, check those rows again, and release them if so asked."""
    row = import_of(request, pk)
    cells = _written(request)

    def work() -> str:
        changed = quarantine.mend_cells(actor=request.user, imported=row, cells=cells, home=settings.HOME)
        left = quarantine.examine(imported=row, lines=changed, home=settings.HOME)
        if "release" in request.POST:
            ask_release(actor=request.user, row=row)
            return _("The rows that are right now are being released.")
        right = len(changed) - left
        if not changed:
            return _("Nothing was changed.")
        return ngettext(
            "%(rows)s row was mended; %(right)s can be released now.",
            "%(rows)s rows were mended; %(right)s can be released now.",
            len(changed),
        ) % {"rows": len(changed), "right": right}

    return _done(request, row, work)


@require_POST
@operations_only
def held_replace(request: Request, pk: int) -> HttpResponse:
    """Write another value into all rows that say the same."""
    row, post = import_of(request, pk), request.POST
    column, old, new = post.get("column", ""), post.get("value", ""), post.get("by", "").strip()

    def work() -> str:
        count = quarantine.mend(
            actor=request.user, imported=row, values={column: new}, where={column: old}, home=settings.HOME
        )
        quarantine.examine(imported=row, home=settings.HOME)
        return ngettext("Replaced in %s row.", "Replaced in %s rows.", count) % counted(count)

    return _done(request, row, work)


@require_POST
@operations_only
def held_release(request: Request, pk: int) -> HttpResponse:
    """Send all rows through the checks again; those that pass are imported."""
    row = import_of(request, pk)
    try:
        ask_release(actor=request.user, row=row)
    except IntakeError as refused:
        messages.error(request, str(refused))
    return redirect("import_show", pk)


@require_POST
@operations_only
def held_drop(request: Request, pk: int) -> HttpResponse:
    """Give rows up: those on the lines named, or all."""
    row = import_of(request, pk)
    sent = request.POST.getlist("line")
    lines = [line for one in sent if (line := whole(one)) is not None]
    if len(lines) < len(sent):  # nobody's browser sends this, and without lines all rows are given up
        raise Http404

    def work() -> str:
        count = quarantine.drop(actor=request.user, imported=row, lines=lines)
        return ngettext("%s row was given up.", "%s rows were given up.", count) % counted(count)

    return _done(request, row, work)


@require_safe
@operations_only
def held_file(request: Request, pk: int, form: str) -> HttpResponseBase:
    """The rows that are still held back, with what is wrong with each."""
    row = import_of(request, pk)
    table = held_table(row, _subject(row), open_rows(row))
    return exported(request, request.user, table, form=form, about=f"import:{row.pk}")


def _written(request: Request) -> dict[int, dict[str, str]]:
    """The cells of the form: 'cell-<line>-<column>'."""
    found: dict[int, dict[str, str]] = {}
    for name, value in request.POST.items():
        match name.split("-", 2):
            case ["cell", sent, column] if (line := whole(sent)) is not None:
                found.setdefault(line, {})[column] = str(value).strip()
    return found


def _subject(row: Import) -> Subject:
    known = catalogue(settings.HOME)
    if row.subject not in known:
        raise Http404
    return known[row.subject]


def _done(request: Request, row: Import, work: Callable[[], str]) -> HttpResponse:
    """Do it, say what came of it, and go back to the grid (or to the import when no row is left)."""
    try:
        messages.success(request, work())
    except IntakeError as refused:
        messages.error(request, str(refused))
    row.refresh_from_db()
    if row.step or not open_rows(row).exists():
        return redirect("import_show", row.pk)
    return redirect("held", row.pk)
