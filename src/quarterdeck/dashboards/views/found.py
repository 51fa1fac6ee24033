"""What every view of one thing starts with: the thing in the reader's scope, or nothing at all."""

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import View, asks
from quarterdeck.directory.request import Request
from quarterdeck.directory.scope import Scope

Row = TypeVar("Row")


class Door(Generic[Row]):
    """Views that are given what the number in their address names, by `get`, a selector."""

    def __init__(self, get: Callable[[Scope, int], Row]) -> None:
        self._get = get

    def found(self, request: Request, pk: int) -> Row:
        """A foreign one is answered as an absent one: not found."""
        try:
            return self._get(request.scope, pk)
        except (ObjectDoesNotExist, OverflowError) as error:  # a number that no row can have
            raise Http404 from error

    def of(self, view: View) -> View:
        """`view(request, row, ...)`."""

        @wraps(view)
        def wrapped(request: Request, pk: int, **parts: object) -> HttpResponseBase:
            return view(request, self.found(request, pk), **parts)

        return wrapped

    def asks(self, view: View) -> View:
        """`view(request, reader, row, ...)`, for what shows figures; see `door.asks`."""

        @asks
        @wraps(view)
        def wrapped(request: Request, reader: Reader, pk: int, **parts: object) -> HttpResponseBase:
            return view(request, reader, self.found(request, pk), **parts)

        return wrapped

    def reads(self, view: View) -> View:
        """As `asks`, for a view that only reads."""
        return require_safe(self.asks(view))
