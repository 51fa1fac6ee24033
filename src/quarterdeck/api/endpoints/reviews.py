"""Quarterly reviews: which there are, and what one says in numbers."""

from django.http import HttpResponse
from ninja import Query, Router

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import READ
from quarterdeck.api.endpoints.common import PROBLEMS, filters, reader
from quarterdeck.api.reads import reviews as reads
from quarterdeck.api.shapes import asked_reviews as ask
from quarterdeck.api.shapes import told_reviews as shapes
from quarterdeck.directory.request import Request

router = Router(tags=["Reviews"])


@router.get("/reviews", auth=READ, url_name="api_reviews", response={200: shapes.ReviewsPage, **PROBLEMS})
def reviews(request: Request, asked: Query[ask.ReviewsQuery]) -> HttpResponse:
    """The reviews one may see, the newest first. Those that are not shared yet are the vendor's own."""
    page = reads.reviews(request.scope, filters=filters(asked), cursor=asked.cursor, limit=asked.limit)
    return told_page(request, page)


@router.get(
    "/reviews/{int:number}", auth=READ, url_name="api_review", response={200: shapes.WholeReview, **PROBLEMS}
)
def review(request: Request, number: int) -> HttpResponse:
    """One review with its facts: as they are now, or as they were kept when it was closed."""
    return told(reads.review(reader(request), number))
