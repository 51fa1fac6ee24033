"""Putting a plan forward, and signing it: each shows what follows, and then does it."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.directory.request import Request, whole
from quarterdeck.plans import selectors
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.overlaps import OverlapError
from quarterdeck.plans.pages.agreeing.signing import SigningPage
from quarterdeck.plans.pages.agreeing.standing import standing
from quarterdeck.plans.services import agreeing
from quarterdeck.plans.services.signing import sign
from quarterdeck.plans.views.acts import binds


@require_POST
@binds
def proposal(request: Request, plan: Plan) -> HttpResponseBase:
    """Propose the draft. Where a choice is missing, the page asks for it."""
    try:
        version = agreeing.propose(
            actor=request.user,
            plan=plan,
            revision=whole(request.POST.get("revision", "")),
            reason=request.POST.get("reason", ""),
            ending=_plans(request),
        )
    except PlanError as error:
        return _asked(request, plan, error)
    said = {"number": version.number}
    messages.success(request, _("Version %(number)s is proposed. Nothing in it changes any more.") % said)
    return redirect("plan", plan.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@binds
def signature(request: Request, plan: Plan) -> HttpResponseBase:
    """What exactly is signed, under which digest, by whom, and what follows? Posting signs."""
    if request.method != "POST":
        return _to_sign(request, plan)
    try:
        signed = sign(
            actor=request.user,
            plan=plan,
            digest=request.POST.get("digest", ""),
            address=get_adapter().get_client_ip(request),
            device=request.headers.get("User-Agent", ""),
            ending=_plans(request),
        )
    except PlanError as error:
        return _to_sign(request, plan, error=str(error), status=422)
    messages.success(request, _signed(signed.version))
    return redirect("plan", plan.pk)


def _asked(request: Request, plan: Plan, error: PlanError) -> HttpResponseBase:
    context = {
        "section": "plans",
        "plan": plan,
        "standing": standing(request.user, request.scope, plan, request.vendor),
        "error": str(error),
        "others": error.others if isinstance(error, OverlapError) else (),
        "before": error.before if isinstance(error, OverlapError) else None,
        "sent": request.POST,
    }
    return render(request, "plans/agreeing/propose.html", context, status=422)


def _to_sign(request: Request, plan: Plan, *, error: str = "", status: int = 200) -> HttpResponseBase:
    waiting = selectors.proposed(plan)
    if waiting is None:
        messages.error(request, error or _("Nothing waits for a signature."))
        return redirect("plan", plan.pk)
    context = {
        "section": "plans",
        "plan": plan,
        "standing": standing(request.user, request.scope, plan, request.vendor),
        "page": SigningPage(request.user, plan, waiting, request.vendor),
        "error": error,
    }
    return render(request, "plans/agreeing/sign.html", context, status=status)


def _signed(version: Version) -> str:
    if version.state == Version.State.SIGNED:
        return _("Both sides have signed. The plan holds, and its months go into the figures.")
    return _("Signed. It holds once the other side has signed too.")


def _plans(request: Request) -> list[int]:
    """The plans that shall end, as they were shown."""
    return [one for sent in request.POST.getlist("ending") if (one := whole(sent)) is not None]
