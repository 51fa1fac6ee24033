"""What every view of a plan starts with: a plan in the reader's scope, or nothing at all.

`of_plan` gives a view its plan, `asks_figures` its reader and its plan; see `dashboards.views.found`.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from quarterdeck.dashboards.views.door import View
from quarterdeck.dashboards.views.found import Door
from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan

_door = Door[Plan](selectors.get_plan)
of_plan, found_plan = _door.of, _door.found
asks_figures, reads_figures = _door.asks, _door.reads


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
