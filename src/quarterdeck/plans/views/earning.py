"""What the partner earns by a plan, as a part of its page."""

from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan
from quarterdeck.plans.pages.earning.page import EarningPage
from quarterdeck.plans.views.door import reads_plan


@reads_plan
def profit(request: Request, plan: Plan) -> HttpResponseBase:
    drafted = selectors.drafted(request.scope, plan)
    context = {
        "plan": plan,
        "page": EarningPage(selectors.current(request.scope, plan), request.vendor.calendar),
        "drafted": drafted,
        "editable": drafted is not None and selectors.may_draft(request.scope, plan),
    }
    return render(request, "plans/earning/fragment.html", context)
