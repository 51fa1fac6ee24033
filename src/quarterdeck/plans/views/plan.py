"""The page of one plan: its state, who has to act, and the sections that each come on their own."""

from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.calendar import Span
from quarterdeck.dashboards.periods import span_name
from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan
from quarterdeck.plans.months import months_of
from quarterdeck.plans.pages.agreeing.standing import standing
from quarterdeck.plans.views.door import reads_plan
from quarterdeck.plans.views.editing import grid_context


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page that comes by itself from the address of that name; and again after an edit."""

    key: str
    title: str | Promise
    name: str
    follows: bool = True
    """Whether an edit of the draft changes it."""


SECTIONS = (
    Section("earns", _("What the partner earns"), "plan_profit"),
    Section("outlook", _("How ambitious it is"), "plan_outlook"),
    Section("goals", _("Goals and promises"), "plan_goals"),
    Section("agreement", _("Agreeing"), "plan_agreement"),
)
ACTUAL = Section("actual", _("Planned against actual"), "plan_actual", follows=False)
"""Comes first, once both have signed; an amendment that is being drafted does not touch it."""


@reads_plan
def plan(request: Request, plan: Plan) -> HttpResponseBase:
    """What do we want to sell together, and who has to act?"""
    grid = grid_context(request, plan)
    months = months_of(grid["content"], request.vendor.calendar)
    context = {
        "section": "plans",
        "plan": plan,
        "span": span_name(Span(months[0], months[-1])),
        "side": selectors.side_of(request.scope),
        "editable": grid["draft"] is not None,
        "standing": standing(request.user, request.scope, plan, request.vendor),
        "broken": [one for one in plan.versions.prefetch_related("signatures") if not one.intact],
        "sections": (ACTUAL, *SECTIONS) if plan.state in _SIGNED else SECTIONS,
        **grid,
    }
    return render(request, "plans/plan.html", context)


_SIGNED = (Plan.State.SIGNED, Plan.State.ENDED)
