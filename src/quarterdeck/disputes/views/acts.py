"""What can be done with a question: answer it, say more, close it, ask again."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks
from quarterdeck.directory.request import whole
from quarterdeck.disputes import selectors, services
from quarterdeck.disputes.models import Dispute
from quarterdeck.disputes.services import DisputeError
from quarterdeck.disputes.views.show import page
from quarterdeck.intake.models import Import

Act = Callable[[HttpRequest, Reader, Dispute], str]


def act(does: Act) -> Callable[..., HttpResponseBase]:
    """A view of `does`, which answers with what to tell the reader. What is refused is said on the page."""

    @require_POST
    @asks
    def wrapped(request: HttpRequest, reader: Reader, pk: int) -> HttpResponseBase:
        dispute = get_object_or_404(selectors.visible(reader.scope, reader.person), pk=pk)
        try:
            said = does(request, reader, dispute)
        except DisputeError as error:
            return page(request, reader, dispute, error=str(error), status=422)
        messages.success(request, said)
        return redirect("dispute", pk)

    return wrapped


@act
def answer(request: HttpRequest, reader: Reader, dispute: Dispute) -> str:
    """For channel operations; others find nothing."""
    if not reader.scope.everything:
        raise Http404
    services.answer(
        actor=reader.person,
        dispute=dispute,
        outcome=request.POST.get("outcome", ""),
        text=request.POST.get("text", ""),
        promised=_day(request.POST.get("promised", "")),
        corrected_by=_import(request.POST.get("import", "")),
    )
    return _("Answered. %(name)s sees it now.") % {"name": dispute.asker.name}


@act
def comments(request: HttpRequest, reader: Reader, dispute: Dispute) -> str:
    internal = request.POST.get("internal") == "yes"
    services.comment(
        actor=reader.person, dispute=dispute, text=request.POST.get("text", ""), internal=internal
    )
    return _("Kept among us.") if internal else _("Added.")


@act
def closure(request: HttpRequest, reader: Reader, dispute: Dispute) -> str:  # noqa: ARG001 (an Act)
    services.close(actor=reader.person, dispute=dispute)
    return _("Closed. You can still ask again.")


@act
def reopening(request: HttpRequest, reader: Reader, dispute: Dispute) -> str:
    services.reopen(actor=reader.person, dispute=dispute, reason=request.POST.get("text", ""))
    return _("Your question is open again.")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise DisputeError(_("Write the day as 2026-03-31.")) from error


def _import(text: str) -> Import | None:
    if not text.strip():
        return None
    found = Import.objects.filter(pk=whole(text.strip()) or 0).first()
    if found is None:
        raise DisputeError(_("There is no import of that number."))
    return found
