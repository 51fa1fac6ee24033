"""One partner under two names: both side by side, and making them one."""

from django.conf import settings
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks, reads
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.quality import merging
from quarterdeck.quality.models import Merge
from quarterdeck.quality.services import QualityError
from quarterdeck.quality.tasks import carry_out_merge


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
@asks
def merge(request: Request, reader: Reader) -> HttpResponseBase:
    """What would move. Posting to the same address makes them one."""
    stays = get_partner(reader.scope, request.GET.get("stays", ""))
    goes = get_partner(reader.scope, request.GET.get("goes", ""))
    error = ""
    if request.method == "POST":
        try:
            planned = merging.plan(actor=reader.person, stays=stays.key, goes=goes.key)
        except QualityError as refused:
            error = str(refused)
        else:
            carry_out_merge.enqueue(planned.pk)
            messages.success(request, _("The two are being made one. Come back in a minute."))
            return redirect("data_merges")
    context = {
        "section": "data",
        "reader": reader,
        "stays": stays,
        "goes": goes,
        "parts": merging.parts(reader.lake, goes.key),
        "error": error,
    }
    return render(request, "quality/merge.html", context, status=422 if error else 200)


@operations_only
@reads
def merges(request: Request, reader: Reader) -> HttpResponseBase:
    """What was made one, the newest first."""
    found = Merge.objects.select_related("by")[:500]
    return render(request, "quality/merges.html", {"section": "data", "reader": reader, "merges": found})


@require_POST
@operations_only
def undoing(request: Request, pk: int) -> HttpResponseBase:
    found = get_object_or_404(Merge, pk=pk)
    try:
        merging.undo(actor=request.user, merge=found, home=settings.HOME)
    except QualityError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("There are two partners again."))
    return redirect("data_merges")
