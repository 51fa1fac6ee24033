"""One question: what was asked, what was answered, what the figure was and is."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.disputes import selectors
from quarterdeck.disputes.models import Dispute
from quarterdeck.disputes.then_and_now import compared, drill_of_dispute, labelled, then_of, what


@reads
def show(request: HttpRequest, reader: Reader, pk: int) -> HttpResponseBase:
    dispute = get_object_or_404(selectors.visible(reader.scope, reader.person), pk=pk)
    return page(request, reader, dispute)


def page(
    request: HttpRequest, reader: Reader, dispute: Dispute, *, error: str = "", status: int = 200
) -> HttpResponseBase:
    """The page; `error` says what was wrong with what was just sent."""
    operations = reader.scope.everything
    settled = dispute.state == Dispute.State.CLOSED
    mine = operations or dispute.asker_id == reader.person.pk
    context = {
        "section": "disputes",
        "reader": reader,
        "dispute": dispute,
        "what": what(dispute, reader),
        "drill": drill_of_dispute(reader, dispute),
        "then": then_of(dispute) if dispute.kpi else None,
        "compared": compared(reader, dispute),
        "comments": selectors.comments(reader.scope, dispute),
        "subjects": [] if dispute.partner_id is None else labelled(dispute, reader),
        "outcomes": Dispute.Outcome.choices,
        "can_answer": operations and not settled,
        "can_close": mine and not settled,
        "can_reopen": mine and dispute.state != Dispute.State.OPEN,
        "sent": request.POST,
        "error": error,
    }
    return render(request, "disputes/show.html", context, status=status)
