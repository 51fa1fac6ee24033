"""All findings of one kind, as a page and as a file."""

from django.core.paginator import Paginator
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.exports.response import exported
from quarterdeck.quality import pages, selectors, words
from quarterdeck.quality.models import Kind

PER_PAGE = 25


@operations_only
@reads
def findings(request: Request, reader: Reader, kind: str) -> HttpResponseBase:
    return findings_page(request, reader, kind_of(kind))


def findings_page(
    request: Request, reader: Reader, kind: Kind, *, error: str = "", status: int = 200
) -> HttpResponseBase:
    """The page; `error` says what was wrong with what was just sent."""
    found = selectors.findings(reader.scope, kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    first = list(page)
    months = {one.month for one in first}
    context = {
        "section": "data",
        "reader": reader,
        "kind": kind,
        "page": page,
        "title": words.title(kind, page.paginator.count, first, reader.snapshot.calendar)
        if first and len(months) == 1 and kind is not Kind.NO_SALES
        else str(kind.label),
        "lines": pages.lines_of(reader, first),
        "examined": selectors.latest(reader.scope),
        "error": error,
        "doubted": request.POST.get("key", ""),
    }
    return render(request, "quality/findings.html", context, status=status)


@operations_only
@reads
def findings_file(request: Request, reader: Reader, kind: str, form: str) -> HttpResponseBase:
    found = kind_of(kind)
    table = pages.table(reader, found, list(selectors.findings(reader.scope, found)))
    return exported(request, reader.person, table, form=form, about=f"data:{kind}")


def kind_of(text: str) -> Kind:
    """Raises Http404."""
    if text not in Kind.values:
        raise Http404
    return Kind(text)
