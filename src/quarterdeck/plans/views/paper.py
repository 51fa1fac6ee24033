"""A plan on paper: the version in force, or the one that `version` names."""

from django.http import Http404
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render

from quarterdeck.audit.services import record
from quarterdeck.directory.request import Request, whole
from quarterdeck.plans import papers
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.views.door import reads_plan
from quarterdeck.typesetting import TypesettingError


@reads_plan
def plan_pdf(request: Request, plan: Plan) -> HttpResponseBase:
    """On every page it says whether it is signed. HEAD logs nothing, as nothing leaves."""
    paper = _paper(request, plan)
    response = HttpResponse(content_type="application/pdf")
    if request.method == "GET":
        try:
            response.content = papers.printed(paper, request.vendor)
        except TypesettingError as error:
            return render(request, "plans/no_paper.html", {"plan": plan, "why": str(error)}, status=503)
        number = paper.version.number if paper.version else None
        record(actor=request.user, action="plan.printed", object=plan.key, after={"version": number})
    response["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response


def _paper(request: Request, plan: Plan) -> papers.Paper:
    asked = request.GET.get("version", "")
    number = whole(asked)
    if asked and number is None:
        raise Http404
    try:
        return papers.paper_of(request.scope, plan, number)
    except Version.DoesNotExist as error:
        raise Http404 from error
