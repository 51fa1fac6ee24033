"""What other pages have to say about promises: one's own that press, and those about a partner."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import today
from quarterdeck.commitments import selectors
from quarterdeck.commitments.headline import under, waiting
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.people import plans_for
from quarterdeck.commitments.standing import standing
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner

SHOWN = 5


@require_safe
def due(request: Request) -> HttpResponseBase:
    """A line for the reader's home. Empty when nothing presses."""
    said = waiting(selectors.mine(request.scope))
    return render(request, "commitments/due.html", {"said": said})


@require_safe
def about(request: Request, key: str) -> HttpResponseBase:
    """A section for a partner's page: the most urgent ones. Empty where nothing is and can be promised."""
    partner = get_partner(request.scope, key)
    found = selectors.about(request.scope, partner.pk)
    pressing = found.filter(state=Commitment.State.OPEN).order_by("due", "pk")
    day = today()
    side = Commitment.Side.VENDOR if request.scope.internal else Commitment.Side.PARTNER
    context = {
        "partner": partner,
        "any": found.exists(),
        "lines": [(one, standing(one, day)) for one in pressing[:SHOWN]],
        "open": pressing.count(),
        "under": under(found, request.scope),
        "may_promise": plans_for(request.scope, side, partner.pk),
    }
    return render(request, "commitments/about.html", context)
