"""A review to present: as slides. HEAD logs nothing, as nothing leaves."""

from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.audit.services import record
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.reviews.branding import brand_of
from quarterdeck.reviews.deck import deck_of
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.reading import edition_of
from quarterdeck.reviews.views.door import reads_figures
from quarterdeck.reviews.views.sent import presentation
from quarterdeck.slides import SlidesError


@reads_figures
def review_pptx(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    edition = edition_of(reader, review)
    if request.method == "HEAD":
        return presentation(b"", edition.file("pptx"))
    try:
        made = deck_of(edition, brand_of(reader.vendor)).pptx(at=edition.at)
    except SlidesError as error:
        return render(request, "reviews/no_deck.html", {"review": review, "why": str(error)}, status=503)
    after = {"data_version": edition.facts.data_version, "digest": edition.facts.digest}
    record(actor=request.user, action="review.presented", object=review.key, after=after)
    return presentation(made, edition.file("pptx"))
