"""What every view of figures starts with: a signed-in reader, a period, perhaps a partner."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import PeriodError
from quarterdeck.cube import CubeError, QueryTooLongError
from quarterdeck.dashboards.periods import PeriodChoice, choose
from quarterdeck.dashboards.reader import NothingYetError, Reader, reader_of
from quarterdeck.directory.request import whole
from quarterdeck.kpis.errors import CurrencyError, QuestionError

View = Callable[..., HttpResponseBase]


def reads(view: View) -> View:
    """A view that only reads, and is given its Reader: see `asks`."""
    return require_safe(asks(view))


def asks(view: View) -> View:
    """A view that is given its Reader. A question that makes no sense is not found.

    One that takes too long is answered in words of its own: it may well be found in a minute.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, **parts: str) -> HttpResponseBase:
        try:
            reader = reader_of(request, settings.HOME)
        except NothingYetError:
            return _nothing_yet(request)
        try:
            return _in_one_currency(view, request, reader, parts)
        except QueryTooLongError:
            return _too_long(request)
        except (PeriodError, QuestionError, CubeError) as error:
            raise Http404(str(error)) from error

    return wrapped


def _nothing_yet(request: HttpRequest) -> HttpResponseBase:
    """Who can change that is led there; others read when to come again."""
    if request.scope.everything and request.method == "GET":  # type: ignore[attr-defined]
        return redirect("setup")
    return render(request, "no_data.html")


def _in_one_currency(
    view: View, request: HttpRequest, reader: Reader, parts: dict[str, str]
) -> HttpResponseBase:
    """The page in the reader's own currency, or else all of it in the vendor's."""
    try:
        return view(request, reader, **parts)
    except CurrencyError:
        return view(request, reader.in_vendor_currency(), **parts)


def _too_long(request: HttpRequest) -> HttpResponseBase:
    template = "dashboards/too_long.html" if "HX-Request" in request.headers else "503.html"
    response = render(request, template, status=503)
    response["Retry-After"] = "60"
    return response


def page_of(request: HttpRequest) -> int:
    """The page that the address names, the first one if it names none."""
    return whole(request.GET.get("page", ""), digits=9) or 1


def period_of(request: HttpRequest, reader: Reader) -> PeriodChoice:
    """The period that the address names. Raises PeriodError."""
    return choose(request.GET.get("period", ""), reader.snapshot.calendar, reader.today)
