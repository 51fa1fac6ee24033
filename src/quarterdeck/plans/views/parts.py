"""A goal, a strategy or a promise of a draft: added, changed, taken out, each on a page of its own."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.commitments.people import promisers
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request
from quarterdeck.plans import edits, selectors
from quarterdeck.plans.content import Content, Goal, Promise, Strategy
from quarterdeck.plans.edits import NOTHING_MORE
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.forms_of_goals import GoalForm, PromiseForm, StrategyForm, initial_of
from quarterdeck.plans.measures import baseline_today
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.pages.goals import business_goals, goal_shown
from quarterdeck.plans.services.clashes import ConflictError
from quarterdeck.plans.services.editing import edit
from quarterdeck.plans.views.door import asks_figures, reads_figures
from quarterdeck.plans.views.sent import sent_revision

GROUPS = ("goals", "strategies", "promises")
Part = Goal | Strategy | Promise
Form = GoalForm | StrategyForm | PromiseForm


class LockedError(PlanError):
    """The plan cannot be changed now."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at work on one part of a draft; on a new one while `part` is None."""

    request: Request
    reader: Reader
    plan: Plan
    draft: Draft
    said: Content
    group: str
    part: Part | None

    @property
    def revision(self) -> int:
        return sent_revision(self.request, self.draft)

    def form(self, given: Any = None) -> Form:  # noqa: ANN401 (POST)
        initial = initial_of(self.part) if self.part else self.request.GET.dict()
        match self.group:
            case "goals":
                return GoalForm(given, initial=initial, business=business_goals())
            case "strategies":
                return StrategyForm(given, initial=initial, said=self.said)
        companies = {"vendor": self.reader.vendor.name, "partner": self.plan.partner.name}
        people = promisers(self.reader.scope, self.plan.partner)
        return PromiseForm(given, initial=initial, said=self.said, people=people, companies=companies)


@require_http_methods(["GET", "HEAD", "POST"])
@asks_figures
def part(request: Request, reader: Reader, plan: Plan, group: str, key: str = "") -> HttpResponseBase:
    """The form of one part, of a new one without `key`. Posting to the same address keeps it."""
    try:
        desk = _desk(request, reader, plan, group, key)
    except LockedError as error:
        return _locked(request, plan, error)
    form = desk.form(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(desk, form)
    given = form.part()
    if isinstance(form, GoalForm) and given["baseline"] is None:
        given["baseline"] = baseline_today(reader, plan.partner_id, given["kpi"], desk.said.currency)
    return _kept(desk, form, {"kind": "put", "group": group, "part": given | ({"key": key} if key else {})})


@require_POST
@asks_figures
def removal(request: Request, reader: Reader, plan: Plan, group: str, key: str) -> HttpResponseBase:
    """Take a part out of the draft. What pointed at it stays, and points at nothing."""
    try:
        desk = _desk(request, reader, plan, group, key)
    except LockedError as error:
        return _locked(request, plan, error)
    return _kept(desk, desk.form(), {"kind": "drop", "group": group, "key": key})


@reads_figures
def check(request: Request, reader: Reader, plan: Plan) -> HttpResponseBase:
    """Whether the goal that is being written is SMART, and where its KPI stands today."""
    said = selectors.current(request.scope, plan)
    kept = GoalForm(request.GET, business=business_goals()).so_far()
    today = baseline_today(reader, plan.partner_id, kept["kpi"], said.currency)
    kept["baseline"] = today if kept["baseline"] is None else kept["baseline"]
    shown = goal_shown(reader, plan, said, Goal(key="g0", **kept))
    return render(request, "plans/goals/check.html", {"shown": shown, "today": today})


def _desk(request: Request, reader: Reader, plan: Plan, group: str, key: str) -> Desk:
    """Raises PermissionDenied for who only reads, Http404 for a part there is not, LockedError."""
    if not selectors.may_draft(request.scope, plan):
        raise PermissionDenied
    if group not in GROUPS:
        raise Http404
    draft = selectors.drafted(request.scope, plan)
    if draft is None or not selectors.may_edit(request.scope, draft):
        raise LockedError(_("The plan cannot be changed now."))
    said = draft.value
    parts: tuple[Part, ...] = getattr(said, group)
    found = next((one for one in parts if one.key == key), None)
    if key and found is None:
        raise Http404
    return Desk(request, reader, plan, draft, said, group, found)


def _kept(desk: Desk, form: Form, wanted: dict[str, Any]) -> HttpResponseBase:
    """Back to the plan; or the form again, with why it was refused."""
    try:
        edit(
            actor=desk.request.user,
            draft=desk.draft,
            revision=desk.revision,
            request=edits.parse(wanted),
            known=NOTHING_MORE,
            anyway=desk.request.POST.get("anyway") == "yes",
            scope=desk.request.scope,
        )
    except PlanError as error:
        return _page(desk, form, error)
    messages.success(desk.request, _("The draft is changed."))
    return redirect(f"{reverse('plan', args=[desk.plan.pk])}#goals")


def _locked(request: Request, plan: Plan, error: PlanError) -> HttpResponseBase:
    messages.error(request, str(error))
    return redirect("plan", plan.pk)


def _page(desk: Desk, form: Form, error: PlanError | None = None) -> HttpResponseBase:
    clash = isinstance(error, ConflictError)
    context = {
        "section": "plans",
        "plan": desk.plan,
        "group": desk.group,
        "part": desk.part,
        "form": form,
        "revision": desk.draft.revision if clash else desk.revision,
        "error": error,
        "anyway": isinstance(error, ConflictError) and not error.final,
    }
    status = 409 if clash else 422 if error or form.errors else 200
    return render(desk.request, "plans/goals/part.html", context, status=status)
