"""The rows behind a questioned figure, as they were when it was asked about."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from quarterdeck.dashboards.pages.rows import rows_page
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import page_of, reads
from quarterdeck.directory.selectors import get_partner
from quarterdeck.disputes import selectors
from quarterdeck.disputes.then_and_now import as_it_was, drill_of_dispute, subjects_of, what


@reads
def rows(request: HttpRequest, reader: Reader, pk: int, subject: str) -> HttpResponseBase:
    dispute = get_object_or_404(selectors.visible(reader.scope, reader.person), pk=pk)
    known = reader.lake.catalogue
    if dispute.partner_id is None or subject not in subjects_of(dispute) or subject not in known:
        raise Http404
    get_partner(reader.scope, dispute.partner_id)
    drill = drill_of_dispute(reader, dispute)
    context = {
        "section": "disputes",
        "reader": reader,
        "dispute": dispute,
        "drill": drill,
        "what": what(dispute, reader),
        "subject": known[subject],
        "now": drill.rows_address(subject),
        "rows": rows_page(as_it_was(reader, dispute), drill, subject, page_of(request)),
    }
    return render(request, "disputes/rows.html", context)
