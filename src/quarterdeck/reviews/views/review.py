"""The page of a review."""

from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.reviews import selectors
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.pages.review import review_page
from quarterdeck.reviews.views.door import reads_figures


@reads_figures
def review(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    """What was agreed, what came of it, what lies ahead, what to do?"""
    scope = request.scope
    context = {
        "section": "reviews",
        "reader": reader,
        "review": review,
        "page": review_page(reader, review),
        "leads": selectors.may_lead(scope, review.partner_id),
        "adds": selectors.may_add(scope, review),
        "acknowledges": selectors.may_acknowledge(scope, review),
        "acknowledgements": review.acknowledgements.all(),
    }
    return render(request, "reviews/review.html", context)
