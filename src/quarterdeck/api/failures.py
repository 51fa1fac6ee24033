"""From an exception to a problem. The sentences are those that pages and commands say, too."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from quarterdeck.api.models import Token
from quarterdeck.api.planning import clashes_of
from quarterdeck.api.problems import (
    BROKEN,
    CONFLICT,
    FORBIDDEN,
    INVALID,
    NO_ROOM,
    NOT_FOUND,
    TOO_LARGE,
    TOO_LONG,
    UNREADABLE,
    Kind,
    ProblemError,
    logger,
    problem,
)
from quarterdeck.api.reads.pages import CursorError
from quarterdeck.audit.services import record
from quarterdeck.calendar import PeriodError
from quarterdeck.cube import CubeError, QueryTooLongError
from quarterdeck.dashboards.reader import NothingYetError
from quarterdeck.directory.models import Partner, Person
from quarterdeck.disputes.services import DisputeError
from quarterdeck.intake.errors import (
    DiskFullError,
    IntakeError,
    LimitError,
    PermissionDeniedError,
    PublishError,
    StateError,
)
from quarterdeck.kpis import QuestionError
from quarterdeck.money import CurrencyError
from quarterdeck.plans.edits import EditError
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.services.clashes import ConflictError
from quarterdeck.subjects import SubjectError

SAID: dict[type[Exception], Kind] = {
    CursorError: INVALID,
    PeriodError: INVALID,
    QuestionError: INVALID,
    CubeError: INVALID,
    SubjectError: INVALID,
    DisputeError: INVALID,
    EditError: INVALID,
    PlanError: CONFLICT,
    CurrencyError: INVALID,
    IntakeError: INVALID,
    LimitError: TOO_LARGE,
    StateError: CONFLICT,
    PublishError: CONFLICT,
    PermissionDeniedError: FORBIDDEN,
    DiskFullError: NO_ROOM,
}
"""Errors whose own sentence is the detail."""
UNSAID: dict[type[Exception], Kind] = {
    Http404: NOT_FOUND,
    PermissionDenied: FORBIDDEN,
    RequestDataTooBig: TOO_LARGE,
    Token.DoesNotExist: NOT_FOUND,
}


def answer_failures(api: NinjaAPI) -> None:
    """Every exception of an endpoint ends as a problem."""
    for error, kind in SAID.items():
        api.add_exception_handler(error, _said(kind))
    for error, kind in UNSAID.items():
        api.add_exception_handler(error, _unsaid(kind))
    api.add_exception_handler(ProblemError, _problem)
    api.add_exception_handler(NothingYetError, _nothing_yet)
    api.add_exception_handler(QueryTooLongError, _too_long)
    api.add_exception_handler(ConflictError, _came_first)
    api.add_exception_handler(Partner.DoesNotExist, _no_partner)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(Exception, _broken)


def _said(kind: Kind) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, error: problem(kind, str(error))


def _unsaid(kind: Kind) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda _request, _error: problem(kind)


def _problem(_request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401 (ninja's signature)
    return problem(error.kind, str(error), headers=error.headers)


def _nothing_yet(_request: HttpRequest, _error: object) -> HttpResponse:
    return problem(NOT_FOUND, "There is no data yet.")


def _too_long(_request: HttpRequest, _error: object) -> HttpResponse:
    return problem(TOO_LONG, headers={"Retry-After": "60"})


def _came_first(_request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401
    return problem(CONFLICT, str(error), errors=clashes_of(error))


def _no_partner(request: HttpRequest, _error: object) -> HttpResponse:
    """As on pages: a foreign one is answered as an absent one, and the attempt is logged."""
    who = request.user.email if isinstance(request.user, Person) else ""
    record(actor=who, action="partner.refused", after={"path": request.path})
    return problem(NOT_FOUND)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401
    errors = [{"field": _field(one["loc"]), "message": one["msg"]} for one in error.errors]
    return problem(INVALID, "Some fields are not as they should be.", errors=errors)


def _field(place: tuple[str | int, ...]) -> str:
    """'query.limit', 'body.where.territory'; ninja's own names in between are left out."""
    return ".".join(str(part) for part in place if part not in ("asked", "given"))


def _unreadable(_request: HttpRequest, error: Any) -> HttpResponse:  # noqa: ANN401
    """ninja's own errors: a body that its parser refused, for a reason of ours or as no JSON."""
    ours = error.__cause__
    return _problem(_request, ours) if isinstance(ours, ProblemError) else problem(UNREADABLE)


def _broken(request: HttpRequest, error: object) -> HttpResponse:
    logger.error("Failed: %s", request.path, exc_info=error if isinstance(error, Exception) else None)
    return problem(BROKEN)
