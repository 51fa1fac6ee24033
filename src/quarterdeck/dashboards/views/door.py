"""What every view of figures starts with: a signed-in reader, a period, perhaps a partner."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.calendar import PeriodError
from quarterdeck.cube import CubeError
from quarterdeck.dashboards.periods import PeriodChoice, choose
from quarterdeck.dashboards.reader import NothingYetError, Reader, reader_of
from quarterdeck.kpis.errors import QuestionError

View = Callable[..., HttpResponseBase]


def reads(view: View) -> View:
    """A view that is given its Reader. A question that makes no sense is not found."""

    @wraps(view)
    def wrapped(request: HttpRequest, **parts: str) -> HttpResponseBase:
        try:
            reader = reader_of(request, settings.HOME)
        except NothingYetError:
            return render(request, "no_data.html")
        try:
            return view(request, reader, **parts)
        except (PeriodError, QuestionError, CubeError) as error:
            raise Http404(str(error)) from error

    return require_safe(wrapped)


def period_of(request: HttpRequest, reader: Reader) -> PeriodChoice:
    """The period that the address names. Raises PeriodError."""
    return choose(request.GET.get("period", ""), reader.snapshot.calendar, reader.today)
