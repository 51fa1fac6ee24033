"""Goals, strategies and promises, as a part of a plan's page."""

from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan
from quarterdeck.plans.pages.goals import goals_page
from quarterdeck.plans.views.door import reads_figures


@reads_figures
def goals(request: Request, reader: Reader, plan: Plan) -> HttpResponseBase:
    """What do both want to reach, and who does what by when?"""
    draft = selectors.drafted(request.scope, plan)
    context = {
        "plan": plan,
        "reader": reader,
        "page": goals_page(reader, plan, selectors.current(request.scope, plan)),
        "editable": draft is not None and selectors.may_edit(request.scope, draft),
    }
    return render(request, "plans/goals/fragment.html", context)
