"""What became of the last review's figures: a section of a review's page."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.cube import CubeError
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.restating import restating
from quarterdeck.reviews.views.door import reads_figures


@reads_figures
def restated(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    """Which rows have come, changed or gone since this review was closed?"""
    if review.state != Review.State.CLOSED:
        raise Http404
    try:
        found = restating(reader, review)
    except CubeError as error:
        return render(request, "reviews/restated.html", {"review": review, "gone": str(error)})
    context = {"review": review, "reader": reader, "restating": found, "currency": found.kept.currency}
    return render(request, "reviews/restated.html", context)
