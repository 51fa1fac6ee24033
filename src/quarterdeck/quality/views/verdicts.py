"""Saying that something is right as it is, and taking that back."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks, reads
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.quality import selectors, services
from quarterdeck.quality.services import QualityError
from quarterdeck.quality.views.findings import findings_page, kind_of


@require_POST
@operations_only
@asks
def right(request: Request, reader: Reader, kind: str) -> HttpResponseBase:
    """The finding is named by its key: its number changes when data is looked over again."""
    found = selectors.findings(reader.scope, kind_of(kind))
    finding = get_object_or_404(found, key=request.POST.get("key", ""))
    try:
        services.find_right(actor=reader.person, finding=finding, reason=request.POST.get("reason", ""))
    except QualityError as error:
        return findings_page(request, reader, kind_of(kind), error=str(error), status=422)
    messages.success(request, _("Noted. It does not come back."))
    return redirect("data_findings", kind)


@operations_only
@reads
def verdicts(request: Request, reader: Reader) -> HttpResponseBase:
    """What was said to be right, by whom, and why."""
    context = {"section": "data", "reader": reader, "verdicts": selectors.verdicts(reader.scope)[:500]}
    return render(request, "quality/verdicts.html", context)


@require_POST
@operations_only
def withdrawal(request: Request, pk: int) -> HttpResponseBase:
    verdict = get_object_or_404(selectors.verdicts(request.scope), pk=pk)
    services.withdraw(actor=request.user, verdict=verdict)
    messages.success(request, _("Taken back. It is shown again once the data is looked over."))
    return redirect("data_verdicts")
