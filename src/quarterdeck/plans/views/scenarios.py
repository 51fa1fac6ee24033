"""Scenarios of a plan side by side, and what one does with them."""

from collections.abc import Callable

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.pages.earning.compared import Compared
from quarterdeck.plans.services import scenarios
from quarterdeck.plans.views.door import reads_plan, writes_plan

Act = Callable[[Request, Draft], str]


@reads_plan
def compared(request: Request, plan: Plan) -> HttpResponseBase:
    """Which of our scenarios do we propose?"""
    return page(request, plan)


def page(request: Request, plan: Plan, error: str = "") -> HttpResponseBase:
    drafts = scenarios.scenarios(request.scope, plan)
    context = {
        "section": "plans",
        "plan": plan,
        "compared": Compared(drafts, request.vendor.calendar),
        "drafts": drafts,
        "side": selectors.side_of(request.scope),
        "editable": selectors.may_draft(request.scope, plan)
        and selectors.drafted(request.scope, plan) is not None,
        "full": len(drafts) >= scenarios.MOST,
        "name": request.POST.get("name", ""),
        "error": error,
    }
    return render(request, "plans/earning/scenarios.html", context, status=422 if error else 200)


def act(does: Act) -> Callable[..., HttpResponseBase]:
    """A view of `does` with one scenario, which answers with what to tell the reader."""

    @writes_plan
    def wrapped(request: Request, plan: Plan, draft: int) -> HttpResponseBase:
        found = get_object_or_404(selectors.drafts_of(request.scope, plan), pk=draft)
        try:
            said = does(request, found)
        except PlanError as error:
            return page(request, plan, str(error))
        messages.success(request, said)
        return redirect("plan_scenarios", plan.pk)

    return wrapped


@act
def copy(request: Request, draft: Draft) -> str:
    name = request.POST.get("name", "")
    made = scenarios.copy(actor=request.user, scope=request.scope, draft=draft, name=name)
    return _("%(name)s is a copy of %(draft)s. Choose it to work on it.") % {
        "name": made.name,
        "draft": draft.name,
    }


@act
def choice(request: Request, draft: Draft) -> str:
    scenarios.choose(actor=request.user, scope=request.scope, draft=draft)
    return _("%(name)s is the one you work on now, and the one to be proposed.") % {"name": draft.name}


@act
def removal(request: Request, draft: Draft) -> str:
    scenarios.remove(actor=request.user, scope=request.scope, draft=draft)
    return _("%(name)s is removed.") % {"name": draft.name}
