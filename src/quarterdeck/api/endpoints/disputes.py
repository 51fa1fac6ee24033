"""Questions about numbers: those one may read, and one's own."""

from django.http import HttpResponse
from django.urls import reverse
from ninja import Query, Router

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import QUESTION, READ
from quarterdeck.api.endpoints.common import PROBLEMS, WITH_BODY, filters, reader
from quarterdeck.api.questioning import question
from quarterdeck.api.reads import disputes as reads
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import told as shapes
from quarterdeck.directory.request import Request

router = Router(tags=["Questions about numbers"])


@router.get("/disputes", auth=READ, url_name="api_disputes", response={200: shapes.DisputesPage, **PROBLEMS})
def disputes(request: Request, asked: Query[ask.DisputesQuery]) -> HttpResponse:
    """The questions one may read, the newest first."""
    page = reads.disputes(
        request.scope, request.user, filters=filters(asked), cursor=asked.cursor, limit=asked.limit
    )
    return told_page(request, page)


@router.post(
    "/disputes",
    auth=QUESTION,
    url_name="api_disputes",
    response={201: shapes.DisputeShape, **WITH_BODY},
)
def question_number(request: Request, asked: ask.Question) -> HttpResponse:
    """Question a figure, or one row, as it stands now. Channel operations answer; see the address in
    Location.
    """
    opened = question(
        reader(request), asked.model_dump(exclude={"reason", "where"}), asked.where, asked.reason
    )
    response = told(reads.dispute(request.scope, request.user, opened.pk), status=201)
    response["Location"] = reverse("api_dispute", args=[opened.pk])
    return response


@router.get(
    "/disputes/{int:number}",
    auth=READ,
    url_name="api_dispute",
    response={200: shapes.DisputeShape, **PROBLEMS},
)
def dispute(request: Request, number: int) -> HttpResponse:
    """One question, and what was said about it."""
    return told(reads.dispute(request.scope, request.user, number))
