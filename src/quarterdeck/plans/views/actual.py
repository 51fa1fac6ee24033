"""Planned against actual: a section of a plan's page, and of its partner's."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from quarterdeck.dashboards.charts.planned import planned_chart
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.directory.selectors import get_partner
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan
from quarterdeck.plans.pages.actual import actual_page
from quarterdeck.plans.views.door import reads_figures


@reads_figures
def plan_actual(request: HttpRequest, reader: Reader, plan: Plan) -> HttpResponseBase:
    """How does it go?"""
    return render(request, "plans/actual/section.html", _context(reader, plan))


@reads
def plan_against_actual(request: HttpRequest, reader: Reader, key: str) -> HttpResponseBase:
    """How does the plan with this partner go? Without one in force: what is being made, or how to begin.

    Who finds none, and could make none, reads nothing: a distributor at its resellers, for instance.
    """
    partner = get_partner(reader.scope, key)
    plans = selectors.visible(reader.scope).filter(partner=partner)
    in_force = next(iter(plans.filter(pk__in=selectors.signed_between(reader.today, reader.today))), None)
    context = {
        "partner": partner,
        "others": [plan for plan in plans.exclude(state__in=_OVER) if plan != in_force],
        "reader": reader,
    }
    if in_force:
        context |= _context(reader, in_force)
    return render(request, "plans/actual/about.html", context)


_OVER = (Plan.State.ENDED, Plan.State.WITHDRAWN)


def _context(reader: Reader, plan: Plan) -> dict[str, Any]:
    version = selectors.in_force(plan)
    if version is None or not published(reader, [plan.partner_id]):
        return {"plan": plan}
    page = actual_page(reader, plan, version)
    title = _("Plan, sales and the year before, %(months)s") % {"months": page.year}
    return {
        "plan": plan,
        "reader": reader,
        "page": page,
        "title": title,
        "chart": planned_chart(page.bars, title),
    }
