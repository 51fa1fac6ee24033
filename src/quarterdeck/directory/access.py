"""Who may open the pages on which the channel is kept in order."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase

from quarterdeck.audit.services import record
from quarterdeck.directory.request import Request

View = Callable[..., HttpResponseBase]


def operations_only(view: View) -> View:
    """For channel operations and the chief. Others of the vendor read why not; partners find nothing.

    Every refusal is logged.
    """

    @wraps(view)
    def wrapped(request: Request, *args: object, **parts: object) -> HttpResponseBase:
        if request.scope.everything:
            return view(request, *args, **parts)
        record(actor=request.user, action="page.refused", after={"path": request.path})
        if request.scope.internal:
            raise PermissionDenied
        raise Http404

    return wrapped


def vendor_only(view: View) -> View:
    """For everybody of the vendor. Partners find nothing, and the attempt is logged."""

    @wraps(view)
    def wrapped(request: Request, *args: object, **parts: object) -> HttpResponseBase:
        if request.scope.internal:
            return view(request, *args, **parts)
        record(actor=request.user, action="page.refused", after={"path": request.path})
        raise Http404

    return wrapped
