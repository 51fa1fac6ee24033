"""A review to take along: as a sheet and on paper. HEAD logs nothing, as nothing leaves."""

from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render

from quarterdeck.audit.services import record
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.exports.response import XLSX
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.papers import printed
from quarterdeck.reviews.reading import edition_of
from quarterdeck.reviews.views.door import reads_figures
from quarterdeck.reviews.workbook import workbook
from quarterdeck.typesetting import TypesettingError


@reads_figures
def review_xlsx(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    edition = edition_of(reader, review)
    response = HttpResponse(content_type=XLSX)
    if request.method == "GET":
        response.content = workbook(edition)
        _taken(request, edition, "review.exported")
    return _named(response, edition, "xlsx")


@reads_figures
def review_pdf(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    edition = edition_of(reader, review)
    response = HttpResponse(content_type="application/pdf")
    if request.method == "GET":
        try:
            response.content = printed(edition)
        except TypesettingError as error:
            return render(request, "reviews/no_paper.html", {"review": review, "why": str(error)}, status=503)
        _taken(request, edition, "review.printed")
    return _named(response, edition, "pdf")


def _taken(request: Request, edition: Edition, action: str) -> None:
    after = {"data_version": edition.facts.data_version, "digest": edition.facts.digest}
    record(actor=request.user, action=action, object=edition.review.key, after=after)


def _named(response: HttpResponse, edition: Edition, form: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{edition.file(form)}"'
    return response
