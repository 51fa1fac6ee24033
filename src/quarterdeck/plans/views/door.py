"""What every view of a plan starts with: a plan in the reader's scope, or nothing at all."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks
from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan

View = Callable[..., HttpResponseBase]


def of_plan(view: View) -> View:
    """A view that is given its plan: `view(request, plan, ...)`. A foreign one is not found."""

    @wraps(view)
    def wrapped(request: Request, pk: int, **parts: object) -> HttpResponseBase:
        return view(request, found_plan(request, pk), **parts)

    return wrapped


def reads_plan(view: View) -> View:
    """As `of_plan`, for a view that only reads."""
    return require_safe(of_plan(view))


def writes_plan(view: View) -> View:
    """As `of_plan`, for a POST of somebody who may work on its draft; who may only read is refused."""

    @require_POST
    @of_plan
    @wraps(view)
    def wrapped(request: Request, plan: Plan, **parts: object) -> HttpResponseBase:
        if not selectors.may_draft(request.scope, plan):
            raise PermissionDenied
        return view(request, plan, **parts)

    return wrapped


def reads_figures(view: View) -> View:
    """For what compares a plan with figures: `view(request, reader, plan, ...)`; see `dashboards.door`."""
    return require_safe(asks_figures(view))


def asks_figures(view: View) -> View:
    """As `reads_figures`, for a view that says itself which methods it answers."""

    @asks
    @wraps(view)
    def wrapped(request: Request, reader: Reader, pk: int, **parts: object) -> HttpResponseBase:
        return view(request, reader, found_plan(request, pk), **parts)

    return wrapped


def found_plan(request: Request, pk: int) -> Plan:
    """The plan, where this person sees it."""
    try:
        return selectors.get_plan(request.scope, pk)
    except (Plan.DoesNotExist, OverflowError) as error:  # a number that no row can have
        raise Http404 from error
