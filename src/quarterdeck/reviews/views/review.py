"""The page of a review."""

from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.reviews import selectors
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.pages.deals import DealsPage
from quarterdeck.reviews.pages.meeting import meeting_page
from quarterdeck.reviews.pages.review import review_page
from quarterdeck.reviews.views.door import reads_figures


@reads_figures
def review(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    """What was agreed, what came of it, what lies ahead, what to do?"""
    return shown(request, reader, review)


def shown(
    request: Request, reader: Reader, review: Review, *, status: int = 200, **more: object
) -> HttpResponseBase:
    """The page; `more` is what was just sent from it and refused."""
    scope, page = request.scope, review_page(reader, review)
    context = {
        "section": "reviews",
        "reader": reader,
        "review": review,
        "page": page,
        "deals": DealsPage(page.facts, page.asides, reader.snapshot.calendar),
        "meeting": meeting_page(reader, review, page.facts),
        "leads": selectors.may_lead(scope, review.partner_id),
        "adds": selectors.may_add(scope, review),
        "acknowledges": selectors.may_acknowledge(scope, review),
        "acknowledgements": review.acknowledgements.all(),
        **more,
    }
    return render(request, "reviews/review.html", context, status=status)
