"""Agreeing, as parts of the plan's page: who has to act, what changed, what was said."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.directory.request import Request, whole
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Look, Plan, Version
from quarterdeck.plans.pages.agreeing.changed import Changed
from quarterdeck.plans.pages.agreeing.standing import standing
from quarterdeck.plans.parts import parts_of
from quarterdeck.plans.views.door import reads_plan

SHOWN = 8
"""So many changes are said on the plan's page; the others on their own."""


@reads_plan
def step(request: Request, plan: Plan) -> HttpResponseBase:
    """Who has to do what now? Stands on the plan's page, and comes again after an edit."""
    context = {"plan": plan, "standing": standing(request.user, request.scope, plan, request.vendor)}
    return render(request, "plans/agreeing/head.html", context)


@reads_plan
def agreement(request: Request, plan: Plan) -> HttpResponseBase:
    """What changed since I last looked, what was put forward, what was said?"""
    said = selectors.current(request.scope, plan)
    named = parts_of(said)
    look = Look.objects.filter(plan=plan, person=request.user).first()
    context = {
        "plan": plan,
        "standing": standing(request.user, request.scope, plan, request.vendor),
        "said": said,
        "look": look,
        "changed": _between(look, said, request),
        "shown": SHOWN,
        "versions": plan.versions.select_related("proposed_by").prefetch_related("signatures"),
        "parts": named,
        "remarks": [
            (one, named.get(one.part, "")) for one in plan.remarks.select_related("author", "version")
        ],
    }
    return render(request, "plans/agreeing/fragment.html", context)


@reads_plan
def plan_changes(request: Request, plan: Plan) -> HttpResponseBase:
    """What changed since I last looked, or from one version to another (`?from=1&to=2`)?"""
    said = selectors.current(request.scope, plan)
    look = Look.objects.filter(plan=plan, person=request.user).first()
    versions = list(plan.versions.all())
    start, end = request.GET.get("from", ""), request.GET.get("to", "")
    before, after = _named(versions, start) or look, _named(versions, end)
    context = {
        "section": "plans",
        "plan": plan,
        "said": said,
        "look": look,
        "start": start,
        "end": end,
        "newest": not end,
        "versions": versions,
        "changed": _between(before, after.value if after else said, request),
    }
    return render(request, "plans/agreeing/changes.html", context)


def _named(versions: list[Version], number: str) -> Version | None:
    """The version of that number; None without one. Raises Http404 where there is no such version."""
    if not number:
        return None
    found = next((one for one in versions if one.number == whole(number)), None)
    if found is None:
        raise Http404
    return found


def _between(before: Version | Look | None, said: Content, request: Request) -> Changed | None:
    return Changed(before.value, said, request.vendor.calendar) if before else None
