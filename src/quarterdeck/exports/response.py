"""Answering with a file."""

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from quarterdeck.audit.services import Actor, record
from quarterdeck.exports.delimited import lines
from quarterdeck.exports.table import Table
from quarterdeck.exports.workbook import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exported(request: HttpRequest, actor: Actor, table: Table, *, form: str, about: str) -> HttpResponseBase:
    """The table as a download, with its entry in the log. `about` is kind:key of what it is about.

    HEAD asks for the head only: nothing leaves, so nothing is logged.
    """
    if request.method == "GET":
        record(
            actor=actor,
            action="figures.exported",
            object=about,
            after={"table": table.name, "form": form, "query": request.GET.urlencode()},
        )
    name = f"{slugify(table.name) or 'table'}.{form}"  # of a name in other letters nothing is left
    match form:
        case "csv":
            response = StreamingHttpResponse(lines(table), content_type="text/csv; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
        case "xlsx":
            return FileResponse(workbook(table), as_attachment=True, filename=name, content_type=XLSX)
    raise Http404
