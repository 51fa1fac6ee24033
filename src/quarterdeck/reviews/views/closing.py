"""Closing a review: what it does, who was there, what to know before."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.pages.closing import closing_page
from quarterdeck.reviews.reading import asides_of, facts_of
from quarterdeck.reviews.services import leading
from quarterdeck.reviews.views.door import asks_figures


@require_http_methods(["GET", "HEAD", "POST"])
@asks_figures
def closing(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    """For who leads it. Posting keeps the figures as they are now, and who was there."""
    if not selectors.may_lead(request.scope, review.partner_id):
        raise PermissionDenied
    facts = facts_of(reader, review)
    error = ""
    if request.method == "POST":
        try:
            leading.close(
                actor=request.user,
                review=review,
                facts=facts,
                asides=asides_of(reader, review, facts),
                digest=request.POST.get("digest", ""),
                came=request.POST.getlist("came"),
            )
        except ReviewError as refused:
            error = str(refused)
        else:
            messages.success(request, _("Closed. The figures stay as they are today."))
            return redirect("review", review.pk)
    context = {
        "section": "reviews",
        "review": review,
        "page": closing_page(reader, review, facts),
        "error": error,
    }
    return render(request, "reviews/closing.html", context, status=422 if error else 200)
