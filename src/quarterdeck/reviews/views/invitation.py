"""The meeting as a file for one's calendar."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.pages.invitation import invitation_of
from quarterdeck.reviews.pages.meeting import meeting_page
from quarterdeck.reviews.reading import facts_of
from quarterdeck.reviews.views.door import reads_figures


@reads_figures
def meeting_file(_request: Request, reader: Reader, review: Review) -> HttpResponseBase:
    """The event, by the reader's clock. Without a day there is none."""
    if review.meets_at is None:
        raise Http404
    event = invitation_of(meeting_page(reader, review, facts_of(reader, review))).ics("PUBLISH")
    answer = HttpResponse(event, content_type="text/calendar; charset=utf-8")
    name = slugify(f"{review.partner.name} {review.quarter}") or review.quarter
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer
