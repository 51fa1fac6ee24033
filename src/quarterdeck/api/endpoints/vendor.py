"""The vendor, its periods, and who is asking."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from quarterdeck import cube
from quarterdeck.api.answers import told
from quarterdeck.api.door import ANY, READ
from quarterdeck.api.endpoints.common import PROBLEMS
from quarterdeck.api.reads import vendor as reads
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import told as shapes
from quarterdeck.calendar import Period, Span, today
from quarterdeck.dashboards.reader import NothingYetError
from quarterdeck.directory.models import Vendor

router = Router(tags=["Who and when"])


@router.get("/me", auth=ANY, url_name="api_me", response={200: shapes.Me, **PROBLEMS})
def me(request: HttpRequest) -> HttpResponse:
    """Whose token this is, and what they see, in words."""
    return told(reads.me(request.user, request.scope, request.auth))  # type: ignore[attr-defined, arg-type]


@router.get("/vendor", auth=READ, url_name="api_vendor", response={200: shapes.VendorShape, **PROBLEMS})
def vendor(request: HttpRequest) -> HttpResponse:
    """Whose channel this is: currency, fiscal calendar, the day and the version of the data."""
    return told(reads.vendor(_vendor(request), cube.current(settings.HOME.cube)))


@router.get(
    "/periods", auth=READ, url_name="api_periods", response={200: list[shapes.PeriodShape], **PROBLEMS}
)
def periods(request: HttpRequest, asked: Query[ask.PeriodsQuery]) -> HttpResponse:
    """The months, quarters, halves or years that a period touches, in the vendor's fiscal calendar."""
    calendar = _vendor(request).calendar
    quarter = Period.containing(today(), "quarter", calendar)
    span = Span.parse(asked.period, calendar) if asked.period else Span(quarter, quarter)
    return told(reads.periods(span, asked.grain))


def _vendor(request: HttpRequest) -> Vendor:
    found: Vendor | None = request.vendor  # type: ignore[attr-defined]
    if found is None:
        raise NothingYetError
    return found
