"""Rows in, and what became of them: for channel operations."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from ninja.params.functions import Header

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import EITHER, IMPORT
from quarterdeck.api.endpoints.common import PROBLEMS, filters
from quarterdeck.api.problems import INVALID, WRONG_MEDIA, ProblemError
from quarterdeck.api.pushing import OtherBodyError, Wishes, push
from quarterdeck.api.reads import imports as reads
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import brought
from quarterdeck.api.shapes import told as shapes
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.intake.asking import ask_undo
from quarterdeck.intake.views.door import import_of, upload_of

router = Router(tags=["Rows in"])
MEDIA = {
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/csv": "csv",
    "application/vnd.apache.parquet": "parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/gzip": "gz",
    "application/octet-stream": "rows",
}
"""What may be sent, and what it is called when it has no name. What it is, its content says."""
BODY = {
    "requestBody": {
        "required": True,
        "description": "The rows: JSON lines, CSV, Parquet or XLSX, also gzipped. 25 MB at most.",
        "content": {media: {"schema": {"type": "string", "format": "binary"}} for media in MEDIA},
    }
}
SENT = {**PROBLEMS, 409: shapes.Problem, 413: shapes.Problem, 415: shapes.Problem, 507: shapes.Problem}
KEY = Header("", alias="Idempotency-Key")
CHUNK = 65_536


@router.post(
    "/imports",
    auth=IMPORT,
    url_name="api_imports",
    response={202: brought.PushShape, **SENT},
    openapi_extra=BODY,
)
@operations_only
def push_rows(
    request: Request,
    asked: Query[ask.PushQuery],
    idempotency_key: ask.Key = KEY,
) -> HttpResponse:
    """Send rows. They are checked and imported in the background: ask for the address in Location until
    the state is started and the import has finished. With a key, sending the same again changes nothing.
    """
    if request.content_type not in MEDIA:
        raise ProblemError(WRONG_MEDIA, f"Send one of: {', '.join(MEDIA)}.")
    wishes = Wishes(
        **asked.model_dump(exclude={"name"}), name=asked.name or f"pushed.{MEDIA[request.content_type]}"
    )
    try:
        upload, replayed = push(
            actor=request.user,
            wishes=wishes,
            chunks=_chunks(request),
            key=idempotency_key,
            home=settings.HOME,
        )
    except OtherBodyError as error:
        raise ProblemError(INVALID, str(error)) from error
    response = told(reads.push_card(settings.HOME, upload), status=202)
    response["Location"] = f"/api/v1/pushes/{upload.pk}"
    if replayed:
        response["Idempotency-Replayed"] = "true"
    return response


@router.get(
    "/pushes/{int:number}", auth=EITHER, url_name="api_push", response={200: brought.PushShape, **PROBLEMS}
)
@operations_only
def sent(request: Request, number: int) -> HttpResponse:
    """How far rows have come that were sent, and the import they became."""
    return told(reads.push_card(settings.HOME, upload_of(request, number)))


@router.get("/imports", auth=EITHER, url_name="api_imports", response={200: brought.ImportsPage, **PROBLEMS})
@operations_only
def imports(request: Request, asked: Query[ask.ImportsQuery]) -> HttpResponse:
    """Every import, the newest first."""
    page = reads.imports(
        request.scope, settings.HOME, filters=filters(asked), cursor=asked.cursor, limit=asked.limit
    )
    return told_page(request, page)


@router.get(
    "/imports/{int:number}",
    auth=EITHER,
    url_name="api_import",
    response={200: brought.ImportShape, **PROBLEMS},
)
@operations_only
def imported(request: Request, number: int) -> HttpResponse:
    """One import: what is being done to it, and what it did."""
    return told(reads.import_card(import_of(request, number)))


@router.post(
    "/imports/{int:number}/undo",
    auth=IMPORT,
    url_name="api_undo",
    response={202: brought.ImportShape, 409: shapes.Problem, **PROBLEMS},
)
@operations_only
def undo(request: Request, number: int) -> HttpResponse:
    """Put back every row that the import left behind. It is done in the background."""
    row = import_of(request, number)
    ask_undo(actor=request.user, row=row)
    return told(reads.import_card(row), status=202)


def _chunks(request: HttpRequest) -> Iterator[bytes]:
    """The body, never held in memory as a whole."""
    while chunk := request.read(CHUNK):
        yield chunk
