"""What can be done to agree on a plan. One act, one view; what is refused is said where it was tried."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.views.door import View
from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Plan
from quarterdeck.plans.services import agreeing, ending, remarks
from quarterdeck.plans.tasks import publish_plan
from quarterdeck.plans.views.door import of_plan

Act = Callable[[Request, Plan], str]


def binds(view: View) -> View:
    """A view of a plan for who may sign it; others who see it read why not."""

    @of_plan
    @wraps(view)
    def wrapped(request: Request, plan: Plan, **parts: object) -> HttpResponseBase:
        if not selectors.may_sign(request.user, request.scope, plan):
            raise PermissionDenied
        return view(request, plan, **parts)

    return wrapped


def act(does: Act) -> View:
    """A POST of `does`, which answers with what to tell the reader, back on the plan's page."""

    @wraps(does)
    def wrapped(request: Request, plan: Plan) -> HttpResponseBase:
        try:
            messages.success(request, does(request, plan))
        except PlanError as error:
            messages.error(request, str(error))
        return redirect(f"{reverse('plan', args=[plan.pk])}#agreement")

    return wrapped


@require_POST
@binds
@act
def sharing(request: Request, plan: Plan) -> str:
    agreeing.share(actor=request.user, plan=plan)
    return _("%(partner)s sees the draft now, and may work on it.") % {"partner": plan.partner.name}


@require_POST
@binds
@act
def withdrawal(request: Request, plan: Plan) -> str:
    agreeing.withdraw(actor=request.user, plan=plan)
    return _("Withdrawn. It is a draft again.")


@require_POST
@binds
@act
def answer(request: Request, plan: Plan) -> str:
    draft = agreeing.counter(actor=request.user, plan=plan)
    return _("“%(draft)s” is yours to change. Propose it once it stands.") % {"draft": draft.name}


@require_POST
@binds
@act
def amendment(request: Request, plan: Plan) -> str:
    draft = agreeing.amend(actor=request.user, plan=plan)
    return _("“%(draft)s” is yours to change. Until both sign it, what they signed holds.") % {
        "draft": draft.name
    }


@require_POST
@binds
@act
def discarding(request: Request, plan: Plan) -> str:
    agreeing.discard(actor=request.user, plan=plan)
    return _("Put away.")


@require_POST
@binds
@act
def giving_up(request: Request, plan: Plan) -> str:
    agreeing.give_up(actor=request.user, plan=plan, reason=request.POST.get("reason", ""))
    return _("The plan was put away.")


@require_POST
@binds
@act
def end(request: Request, plan: Plan) -> str:
    on = _day(request.POST.get("on", ""))
    ending.end(actor=request.user, plan=plan, on=on, reason=request.POST.get("reason", ""))
    return _("The plan ends then. Its later months go out of the figures.")


@require_POST
@of_plan
@act
def publication(request: Request, plan: Plan) -> str:
    binds = selectors.may_sign(request.user, request.scope, plan)
    if not selectors.may_publish(request.scope, binds=binds):
        raise PermissionDenied
    publish_plan.enqueue(plan.pk)
    return _("It is tried again, in the background.")


@require_POST
@of_plan
@act
def remark(request: Request, plan: Plan) -> str:
    text, part = request.POST.get("text", ""), request.POST.get("part", "")
    remarks.remark(actor=request.user, plan=plan, text=text, part=part)
    return _("Added. Everybody who sees the plan reads it.")


@require_POST
@of_plan
@act
def seen(request: Request, plan: Plan) -> str:
    remarks.mark_seen(actor=request.user, plan=plan, digest=request.POST.get("digest", ""))
    return _("Marked as seen. What changes from now on is shown to you.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PlanError(_("Write the day as 2026-03-31.")) from error
