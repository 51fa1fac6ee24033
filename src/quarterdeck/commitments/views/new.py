"""Promise something about a partner, for one's own side."""

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.people import plans_for, promisers
from quarterdeck.commitments.services import CommitmentError, promise
from quarterdeck.commitments.views.sent import given, terms_of
from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner

Side = Commitment.Side


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponseBase:
    """What is promised? For who plans for a side with this partner; others find nothing."""
    partner = get_partner(request.scope, key)
    side = Side.VENDOR if request.scope.internal else Side.PARTNER
    if not plans_for(request.scope, side, partner.pk):
        raise Http404
    if request.method != "POST":
        return _form(request, partner, side)
    try:
        terms = terms_of(request.scope, partner, side, request.POST)
        one = promise(actor=request.user, partner=partner, side=side, terms=terms)
    except CommitmentError as error:
        return _form(request, partner, side, error=str(error))
    messages.success(request, _("Promised. Both sides see it."))
    return redirect("commitment", one.pk)


def _form(request: Request, partner: Partner, side: str, *, error: str = "") -> HttpResponseBase:
    context = {
        "section": "commitments",
        "partner": partner,
        "owners": promisers(request.scope, partner).of(side),
        "given": given(request.POST, owner=request.user.email),
        "error": error,
    }
    return render(request, "commitments/new.html", context, status=422 if error else 200)
