"""One question: what was asked, what was answered, what the figure was and is."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

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
        "sent": request.POST or _corrected(request),
        "correct": _correct_address(reader, dispute),
        "error": error,
    }
    return render(request, "disputes/show.html", context, status=status)


def _corrected(request: HttpRequest) -> dict[str, str]:
    """The answer begun for who comes back from correcting a row."""
    number = request.GET.get("import", "")
    return {"outcome": Dispute.Outcome.CORRECTED, "import": number} if number.isdecimal() else {}


def _correct_address(reader: Reader, dispute: Dispute) -> str:
    """Where the questioned row is corrected; empty for a figure, which has many."""
    if dispute.subject not in reader.lake.catalogue or not reader.scope.everything:
        return ""
    (key,) = reader.lake.catalogue[dispute.subject].key
    query = {key: dispute.row_key, "next": reverse("dispute", args=[dispute.pk])}
    return f"{reverse('correction', args=[dispute.subject])}?{urlencode(query)}"
