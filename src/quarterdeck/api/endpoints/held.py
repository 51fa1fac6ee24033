"""Rows that were held back: read, mended, released, given up. For channel operations."""

from django.http import HttpResponse
from ninja import Query, Router

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import EITHER, IMPORT
from quarterdeck.api.endpoints.common import PROBLEMS, WITH_BODY
from quarterdeck.api.reads import imports as reads
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import brought
from quarterdeck.api.shapes import told as shapes
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.intake import quarantine
from quarterdeck.intake.asking import ask_release
from quarterdeck.intake.views.door import import_of

router = Router(tags=["Rows in"])
CHANGED = {200: brought.RowsChanged, 409: shapes.Problem, **WITH_BODY}


@router.get(
    "/imports/{int:number}/quarantine",
    auth=EITHER,
    url_name="api_quarantine",
    response={200: brought.HeldPage, **PROBLEMS},
)
@operations_only
def held(request: Request, number: int, asked: Query[ask.Paged]) -> HttpResponse:
    """The rows that an import still holds back, with everything that is wrong with each."""
    return told_page(request, reads.held(import_of(request, number), cursor=asked.cursor, limit=asked.limit))


@router.patch("/imports/{int:number}/quarantine", auth=IMPORT, url_name="api_quarantine", response=CHANGED)
@operations_only
def mend(request: Request, number: int, asked: ask.Mending) -> HttpResponse:
    """Give held-back rows new values: those on `lines`, or all that say `where`. Release them afterwards."""
    row = import_of(request, number)
    count = quarantine.mend(
        actor=request.user, imported=row, values=asked.values, lines=asked.lines, where=asked.where
    )
    return told({"rows": count})


@router.post(
    "/imports/{int:number}/quarantine/release",
    auth=IMPORT,
    url_name="api_release",
    response={**CHANGED, 200: None, 202: brought.ImportShape},
)
@operations_only
def release(request: Request, number: int, asked: ask.Lines) -> HttpResponse:
    """Send held-back rows through the checks again; those that pass are imported, in the background."""
    row = import_of(request, number)
    ask_release(actor=request.user, row=row, lines=asked.lines)
    return told(reads.import_card(row), status=202)


@router.post("/imports/{int:number}/quarantine/drop", auth=IMPORT, url_name="api_drop", response=CHANGED)
@operations_only
def drop(request: Request, number: int, asked: ask.Lines) -> HttpResponse:
    """Give held-back rows up: those on `lines`, or all. They stay on record."""
    count = quarantine.drop(actor=request.user, imported=import_of(request, number), lines=asked.lines)
    return told({"rows": count})
