"""Preparing, sharing, acknowledging: one act, one view."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.calendar import PeriodError
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.services import acknowledging, leading
from quarterdeck.reviews.views.door import act


@require_POST
def preparation(request: Request, key: str) -> HttpResponseBase:
    """Prepare the review of the quarter that is sent, with this partner."""
    partner = get_partner(request.scope, key)
    try:
        quarter = selectors.reviewable(request.POST.get("quarter", ""), request.vendor.calendar)
        made = leading.prepare(actor=request.user, partner=partner, quarter=quarter)
    except PeriodError as error:
        raise Http404(str(error)) from error
    except ReviewError as error:
        messages.error(request, str(error))
        return redirect("partner", partner.pk)
    return redirect("review", made.pk)


@act
def sharing(request: Request, review: Review) -> str:
    leading.share(actor=request.user, review=review)
    return _("%(partner)s sees the review now, and can add to it.") % {"partner": review.partner.name}


@act
def acknowledgement(request: Request, review: Review) -> str:
    acknowledging.acknowledge(
        actor=request.user,
        review=review,
        digest=request.POST.get("digest", ""),
        address=get_adapter().get_client_ip(request),
    )
    return _("Acknowledged. Both sides see who did, and when.")
