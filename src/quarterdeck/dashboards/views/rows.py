"""The rows behind a partner's figures, on a page and as a file."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.pages import rows as pages
from quarterdeck.dashboards.pages.breakdown import trail
from quarterdeck.dashboards.pages.drill import Drill, drill_of
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import page_of, period_of, reads
from quarterdeck.dashboards.views.sealed import sealed
from quarterdeck.directory.selectors import get_partner
from quarterdeck.exports.response import exported


@reads
def rows(request: HttpRequest, reader: Reader, key: str, subject: str) -> HttpResponseBase:
    drill = _drill(request, reader, key, subject)
    if key in reader.scope.sealed:
        return sealed(request, reader, drill.partner, drill.choice)
    number = page_of(request)
    page = pages.rows_page(reader, drill, subject, number)
    if number > page.pages:
        page = pages.rows_page(reader, drill, subject, page.pages)
    context = {
        "section": "partners",
        "reader": reader,
        "choice": drill.choice,
        "drill": drill,
        "subject": reader.lake.catalogue[subject],
        "rows": page,
        "trail": trail(reader, drill),
        "csv": drill.rows_address(subject, "csv"),
        "xlsx": drill.rows_address(subject, "xlsx"),
    }
    return render(request, "dashboards/rows.html", context)


@reads
def rows_file(request: HttpRequest, reader: Reader, key: str, subject: str, form: str) -> HttpResponseBase:
    drill = _drill(request, reader, key, subject)
    if key in reader.scope.sealed:
        raise Http404
    table = pages.table(reader, drill, subject)
    return exported(request, reader.person, table, form=form, about=f"partner:{key}")


def _drill(request: HttpRequest, reader: Reader, key: str, subject: str) -> Drill:
    partner = get_partner(reader.scope, key)
    if not pages.has_rows_of_partners(reader, subject):
        raise Http404
    return drill_of(reader, request.GET, partner, period_of(request, reader))
