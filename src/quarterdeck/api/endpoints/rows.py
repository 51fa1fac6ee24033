"""Rows, and the subjects that say what a row is."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import EITHER, READ
from quarterdeck.api.endpoints.common import PROBLEMS, conditions, reader
from quarterdeck.api.problems import GONE, ProblemError
from quarterdeck.api.reads import rows as reads
from quarterdeck.api.reads import subjects as declared
from quarterdeck.api.reads.rows import GoneError
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import told as shapes
from quarterdeck.audit.services import record
from quarterdeck.directory.request import Request
from quarterdeck.intake.template import write_template
from quarterdeck.intake.workbench import catalogue
from quarterdeck.subjects import Subject, SubjectError

router = Router(tags=["Rows"])


@router.get(
    "/rows/{slug:subject}",
    auth=READ,
    url_name="api_rows",
    response={200: shapes.RowsPage, 410: shapes.Problem, **PROBLEMS},
)
def rows(request: Request, subject: str, asked: Query[ask.RowsQuery]) -> HttpResponse:
    """The rows of a period, oldest first, as they came in. Further pages are of the same version of the
    data. Amounts are in the vendor's currency; in the row's own under `<name>_own`.
    """
    found = reader(request)
    _known(request, subject)
    try:
        page = reads.rows(
            found,
            subject,
            period=asked.period,
            where=conditions(asked.where),
            data_version=asked.data_version,
            cursor=asked.cursor,
            limit=asked.limit,
        )
    except GoneError as error:
        raise ProblemError(GONE, str(error)) from error
    if request.method == "GET" and not asked.cursor:
        after = {"subject": subject, "query": request.GET.urlencode()}
        record(actor=request.user, action="rows.read", object=f"subject:{subject}", after=after)
    return told_page(request, page)


@router.get(
    "/subjects", auth=EITHER, url_name="api_subjects", response={200: list[shapes.SubjectShape], **PROBLEMS}
)
def subjects(request: Request) -> HttpResponse:
    """The kinds of rows there are: columns, key, date."""
    return told(declared.subjects(request.scope, catalogue(settings.HOME)))


@router.get(
    "/subjects/{slug:subject}",
    auth=EITHER,
    url_name="api_subject",
    response={200: shapes.SubjectShape, **PROBLEMS},
)
def subject(request: Request, subject: str) -> HttpResponse:
    """One kind of row."""
    return told(declared.subject_card(request.scope, _known(request, subject)))


@router.get(
    "/subjects/{slug:subject}/template.{form:form}",
    auth=EITHER,
    url_name="api_template",
    response={200: None, **PROBLEMS},
)
def template(request: Request, subject: str, form: str) -> HttpResponseBase:
    """An empty file (CSV or XLSX) with the subject's columns, to be filled in and pushed."""
    chosen = _known(request, subject)
    if not request.scope.internal:
        raise Http404
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{chosen.name}.{form}"
        write_template(chosen, path)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=path.name)


def _known(request: Request, name: str) -> Subject:
    try:
        return declared.find(request.scope, catalogue(settings.HOME), name)
    except SubjectError as error:
        raise Http404(str(error)) from error
