"""One promise: what was agreed, what was said, what can be done."""

from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import today
from quarterdeck.commitments import selectors
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.people import promisers
from quarterdeck.commitments.standing import standing
from quarterdeck.commitments.views.sent import given
from quarterdeck.directory.request import Request

State = Commitment.State


@require_safe
def show(request: Request, pk: int) -> HttpResponseBase:
    return page(request, get_object_or_404(selectors.visible(request.scope), pk=pk))


def page(
    request: Request, commitment: Commitment, *, act: str = "", error: str = "", status: int = 200
) -> HttpResponseBase:
    """The page; `error` says what was wrong with what was just sent to `act`."""
    may = selectors.may_close(request.scope, commitment)
    is_open = commitment.state == State.OPEN
    made_in, _colon, number = commitment.source.partition(":")
    context = {
        "section": "commitments",
        "one": commitment,
        "opens": request.scope.sees(commitment.partner_id) and commitment.partner.active,
        "standing": standing(commitment, today()),
        "made_in": made_in,
        "made_number": number,
        "comments": selectors.comments(commitment),
        "may_close": may and is_open,
        "may_reopen": may and not is_open,
        "owners": promisers(request.scope, commitment.partner).of(commitment.side) if may and is_open else (),
        "act": act,
        "sent": request.POST,
        "given": given(request.POST if act == "change" else QueryDict(), commitment),
        "error": error,
    }
    return render(request, "commitments/show.html", context, status=status)
