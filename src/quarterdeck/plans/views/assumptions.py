"""What is assumed: the page on which both sides read and change what the partner's profit follows from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.dashboards.periods import period_name
from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.months import months_of
from quarterdeck.plans.pages.earning import forms
from quarterdeck.plans.pages.earning.forms import Asked, Assumptions
from quarterdeck.plans.pages.earning.page import EarningPage
from quarterdeck.plans.services.assuming import assume, seen
from quarterdeck.plans.services.clashes import ConflictError
from quarterdeck.plans.views.door import reads_plan, writes_plan
from quarterdeck.plans.views.sent import sent_revision

Makes = Callable[[Request, Content, list[str]], Assumptions]


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was not kept, and why; with `clash` it may be written anyway."""

    part: str
    form: Assumptions | None = None
    error: str = ""
    clash: bool = False
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One form of the page: where it stands, and how it is made of what was sent."""

    key: str
    makes: Makes


@reads_plan
def assumptions(request: Request, plan: Plan) -> HttpResponseBase:
    """What does the partner's profit follow from?"""
    return page(request, plan)


def page(request: Request, plan: Plan, refused: Refused | None = None) -> HttpResponseBase:
    draft = selectors.drafted(request.scope, plan)
    content = selectors.said_in(plan, draft)
    names = _names(request, content)
    shown = {part.key: part.makes(request, content, names) for part in PARTS}
    if refused and refused.form:
        shown[refused.part] = refused.form
    editable = draft is not None and selectors.may_edit(request.scope, draft)
    if not editable:
        for form in shown.values():
            form.lock()
    context = {
        "section": "plans",
        "plan": plan,
        "page": EarningPage(content, request.vendor.calendar),
        "content": content,
        "draft": draft,
        "editable": editable,
        "forms": shown,
        "refused": refused,
        "change": request.GET.get("change", ""),
    }
    return render(request, "plans/earning/assumptions.html", context, status=422 if refused else 200)


def act(part: Part) -> Callable[..., HttpResponseBase]:
    """The view that keeps one form of the page."""

    @writes_plan
    def wrapped(request: Request, plan: Plan) -> HttpResponseBase:
        draft = selectors.drafted(request.scope, plan)
        if draft is None:
            return page(request, plan, Refused(part.key, error=_("This draft cannot be changed now.")))
        content = seen(draft, sent_revision(request, draft))
        form = part.makes(request, content, _names(request, content))
        if not form.is_valid():
            return page(request, plan, Refused(part.key, form))
        return _kept(request, draft, part.key, form.asked(), form)

    return wrapped


def _kept(
    request: Request, draft: Draft, part: str, asked: list[Asked], form: Assumptions | None = None
) -> HttpResponseBase:
    plan, sent = draft.plan, sent_revision(request, draft)
    try:
        assume(
            actor=request.user,
            scope=request.scope,
            draft=draft,
            revision=sent,
            asked=asked,
            anyway="anyway" in request.POST,
        )
    except PlanError as error:
        clash = isinstance(error, ConflictError)
        return page(request, plan, Refused(part, form, str(error), clash, str(sent)))
    messages.success(request, _("Kept.") if asked else _("Nothing was different."))
    return redirect(f"{reverse('plan_assumptions', args=[plan.pk])}#{part}")


@writes_plan
def service_removal(request: Request, plan: Plan, line: str, service: str) -> HttpResponseBase:
    draft = selectors.drafted(request.scope, plan)
    if draft is None:
        return page(request, plan, Refused("services", error=_("This draft cannot be changed now.")))
    return _kept(request, draft, "services", forms.without(draft.value, line, service))


@writes_plan
def investment_removal(request: Request, plan: Plan, key: str) -> HttpResponseBase:
    draft = selectors.drafted(request.scope, plan)
    if draft is None:
        return page(request, plan, Refused("investments", error=_("This draft cannot be changed now.")))
    asked: list[Asked] = [{"kind": "drop", "group": "investments", "key": key}]
    return _kept(request, draft, "investments", asked)


def _names(request: Request, content: Content) -> list[str]:
    return [period_name(month) for month in months_of(content, request.vendor.calendar)]


def _sent(request: Request, part: str) -> Any:  # noqa: ANN401 (what forms take)
    return request.POST if request.POST.get("part") == part else None


def _lines(request: Request, content: Content, _months: list[str]) -> Assumptions:
    return forms.LinesForm(content, _sent(request, "lines"))


def _services(request: Request, content: Content, _months: list[str]) -> Assumptions:
    return forms.ServicesForm(content, _sent(request, "services"))


def _new_service(request: Request, content: Content, _months: list[str]) -> Assumptions:
    return forms.NewServiceForm(content, _sent(request, "service"), prefix="new")


def _investment(request: Request, content: Content, months: list[str]) -> Assumptions:
    change = request.GET.get("change", "") or request.POST.get("change", "")
    return forms.InvestmentForm(content, _sent(request, "investments"), months=months, change=change)


def _terms(request: Request, content: Content, _months: list[str]) -> Assumptions:
    return forms.TermsForm(content, _sent(request, "terms"))


LINES, SERVICES = Part("lines", _lines), Part("services", _services)
SERVICE, INVESTMENTS = Part("service", _new_service), Part("investments", _investment)
TERMS = Part("terms", _terms)
PARTS = (LINES, SERVICES, SERVICE, INVESTMENTS, TERMS)

earnings, services, service = act(LINES), act(SERVICES), act(SERVICE)
investments, terms = act(INVESTMENTS), act(TERMS)
