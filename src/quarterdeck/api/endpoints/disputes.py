"""Questions about numbers: those one may read."""

from django.http import HttpResponse
from ninja import Query, Router

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import READ
from quarterdeck.api.endpoints.common import PROBLEMS, filters
from quarterdeck.api.reads import disputes as reads
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import told as shapes
from quarterdeck.directory.request import Request

router = Router(tags=["Questions about numbers"], auth=READ)


@router.get("/disputes", url_name="api_disputes", response={200: shapes.DisputesPage, **PROBLEMS})
def disputes(request: Request, asked: Query[ask.DisputesQuery]) -> HttpResponse:
    """The questions one may read, the newest first."""
    page = reads.disputes(
        request.scope, request.user, filters=filters(asked), cursor=asked.cursor, limit=asked.limit
    )
    return told_page(request, page)


@router.get("/disputes/{int:number}", url_name="api_dispute", response={200: shapes.DisputeShape, **PROBLEMS})
def dispute(request: Request, number: int) -> HttpResponse:
    """One question, and what was said about it."""
    return told(reads.dispute(request.scope, request.user, number))
