"""The log, for channel operations."""

from django.http import HttpResponse
from ninja import Query, Router

from quarterdeck.api.answers import told_page
from quarterdeck.api.door import READ
from quarterdeck.api.endpoints.common import PROBLEMS, filters
from quarterdeck.api.reads import log as reads
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import told as shapes
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request

router = Router(tags=["Partners and people"], auth=READ)


@router.get("/log", url_name="api_log", response={200: shapes.LogPage, **PROBLEMS})
@operations_only
def log(request: Request, asked: Query[ask.LogQuery]) -> HttpResponse:
    """Who did what, the newest first. For channel operations."""
    return told_page(request, reads.entries(filters=filters(asked), cursor=asked.cursor, limit=asked.limit))
