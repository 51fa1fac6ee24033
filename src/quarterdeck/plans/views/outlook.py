"""How ambitious a plan is: a section of its page."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.charts.planned import planned_chart
from quarterdeck.dashboards.reader import Reader
from quarterdeck.intake.heartbeat import is_beating
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Plan
from quarterdeck.plans.pages.outlook import outlook_of
from quarterdeck.plans.tasks import continue_later
from quarterdeck.plans.views.door import reads_figures


@reads_figures
def plan_outlook(request: HttpRequest, reader: Reader, plan: Plan) -> HttpResponseBase:
    """Is this much or little, for this partner? The continuation comes when it has been worked out."""
    content = selectors.current(reader.scope, plan)
    outlook = outlook_of(reader, plan.partner_id, content)
    if outlook and outlook.computing:
        continue_later(outlook.past.history, content.currency)
    context = {
        "plan": plan,
        "content": content,
        "reader": reader,
        "outlook": outlook,
        "judgement": outlook and outlook.standing.judgement,
        "chart": outlook and planned_chart(outlook.bars, outlook.title),
        "at_work": is_beating(settings.HOME),
    }
    return render(request, "plans/outlook.html", context)
