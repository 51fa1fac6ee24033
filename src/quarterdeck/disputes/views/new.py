"""Question a number: the figure or row as it is shown, and a reason."""

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.dashboards.numbers import figure_shown
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks
from quarterdeck.disputes.asked import Asked, asked_of, question_about
from quarterdeck.disputes.services import open_dispute


@require_http_methods(["GET", "HEAD", "POST"])
@asks
def new(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What seems wrong? Posting to the same address asks."""
    asked = asked_of(reader, request.GET)
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and reason:
        dispute = open_dispute(actor=reader.person, dispute=question_about(reader, asked, reason))
        messages.success(request, _("Your question is with channel operations."))
        return redirect("dispute", dispute.pk)
    context = {
        "section": "disputes",
        "reader": reader,
        "asked": asked,
        "shown": _shown(asked),
        "missing": request.method == "POST",
    }
    return render(request, "disputes/new.html", context, status=422 if context["missing"] else 200)


def _shown(asked: Asked) -> object:
    return figure_shown(asked.figure.figure) if asked.figure else None
