"""Correcting one row of what is there."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.intake.correcting import FaultsError, Texts, correct, digest, row_as_it_is
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.models import Import
from quarterdeck.intake.pages.correction import correction_page
from quarterdeck.intake.workbench import catalogue
from quarterdeck.subjects import Subject


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def correction(request: Request, subject: str) -> HttpResponse:
    """A form with the row whose key the address names. `next` is a page that waits for the import."""
    known = _known(subject)
    current = _current(request, known)
    faults: Texts = {}
    if request.method == "POST":
        try:
            return _next(request, _corrected(request, known, current))
        except FaultsError as refused:
            faults = refused.by_column
        except IntakeError as refused:
            faults = {"": str(refused)}
    page = correction_page(known, current, _written(request, known, current), faults)
    more = {"page": page, "reason": request.POST.get("reason", ""), "section": "imports"}
    return render(request, "intake/correction.html", more, status=422 if faults else 200)


def _known(name: str) -> Subject:
    found = catalogue(settings.HOME)
    if name not in found:
        raise Http404
    return found[name]


def _current(request: Request, subject: Subject) -> Texts:
    key = {name: request.GET.get(name, "").replace("\0", "") for name in subject.key}
    row = row_as_it_is(settings.HOME, subject, key)
    if row is None:
        raise Http404
    return row


def _written(request: Request, subject: Subject, current: Texts) -> Texts:
    """The row as the form has it: what names it stays, and what was not sent."""
    sent = {name: text for name in current if (text := request.POST.get(f"to-{name}")) is not None}
    changed = {
        name: text.replace("\0", "").strip()
        for name, text in sent.items()
        if name not in subject.key and _on_one_line(text) != _on_one_line(current[name])
    }
    return {**current, **changed}


def _on_one_line(text: str) -> str:
    """As a browser gives back what it was given."""
    return text.replace("\r", "").replace("\n", "").strip()


def _corrected(request: Request, subject: Subject, current: Texts) -> Import:
    """Raises IntakeError where somebody else was quicker, and where there is nothing to correct."""
    if request.POST.get("was", "") != digest(current):
        raise IntakeError(
            _("Somebody has changed this row meanwhile. Compare with what is there now, then save again.")
        )
    row = _written(request, subject, current)
    if row == current:
        raise IntakeError(_("You have changed nothing."))
    reason = request.POST.get("reason", "")
    return correct(actor=request.user, home=settings.HOME, subject=subject, row=row, reason=reason)


def _next(request: Request, row: Import) -> HttpResponse:
    messages.success(request, _("Corrected, by import %(number)s. It can be undone.") % {"number": row.key})
    there = request.GET.get("next", "")
    if there and url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        return redirect(f"{there}{'&' if '?' in there else '?'}{urlencode({'import': row.pk})}")
    return redirect("import_show", row.pk)
