"""Joint business plans: reading them, and what was promised in them."""

from django.http import HttpResponse
from ninja import Query, Router

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import READ
from quarterdeck.api.endpoints.common import PROBLEMS, filters, reader
from quarterdeck.api.reads import commitments as promises
from quarterdeck.api.reads import plans as reads
from quarterdeck.api.shapes import asked_plans as ask
from quarterdeck.api.shapes import told_plans as shapes
from quarterdeck.api.shapes.asked import Paged
from quarterdeck.calendar import Period
from quarterdeck.directory.request import Request

router = Router(tags=["Plans"])


@router.get("/plans", auth=READ, url_name="api_plans", response={200: shapes.PlansPage, **PROBLEMS})
def plans(request: Request, asked: Query[ask.PlansQuery]) -> HttpResponse:
    """The plans one may see, the newest first. Drafts that the vendor has not shared are its own."""
    page = reads.plans(request.scope, filters=filters(asked), cursor=asked.cursor, limit=asked.limit)
    return told_page(request, page)


@router.get(
    "/plans/overview",
    auth=READ,
    url_name="api_plans_overview",
    response={200: shapes.OverviewShape, **PROBLEMS},
)
def plans_overview(request: Request, asked: Query[ask.OverviewQuery]) -> HttpResponse:
    """Who has a plan, by region and manager, and what plans add up to against quota: for the vendor."""
    asker = reader(request)
    calendar = asker.snapshot.calendar
    found = (
        Period.parse(asked.year, calendar) if asked.year else Period.containing(asker.today, "year", calendar)
    )
    return told(reads.covered(asker, Period.containing(found.first, "year", calendar)))


@router.get(
    "/plans/{int:number}", auth=READ, url_name="api_plan", response={200: shapes.WholePlan, **PROBLEMS}
)
def plan(request: Request, number: int) -> HttpResponse:
    """One plan, its versions with their signatures, and its drafts."""
    return told(reads.plan(request.scope, number))


@router.get(
    "/plans/{int:number}/versions/{int:version}",
    auth=READ,
    url_name="api_plan_version",
    response={200: shapes.WholeVersion, **PROBLEMS},
)
def plan_version(request: Request, number: int, version: int) -> HttpResponse:
    """One version with all it says: the text that is signed."""
    return told(reads.version(request.scope, number, version))


@router.get(
    "/plans/{int:number}/drafts/{int:draft}",
    auth=READ,
    url_name="api_plan_draft",
    response={200: shapes.WholeDraft, **PROBLEMS},
)
def plan_draft(request: Request, number: int, draft: int) -> HttpResponse:
    """One draft with all it says, and its revision."""
    return told(reads.draft(request.scope, number, draft))


@router.get(
    "/plans/{int:number}/remarks",
    auth=READ,
    url_name="api_plan_remarks",
    response={200: shapes.RemarksPage, **PROBLEMS},
)
def plan_remarks(request: Request, number: int, asked: Query[Paged]) -> HttpResponse:
    """What both sides said about a plan, the newest first."""
    return told_page(request, reads.remarks(request.scope, number, cursor=asked.cursor, limit=asked.limit))


@router.get(
    "/commitments", auth=READ, url_name="api_commitments", response={200: shapes.CommitmentsPage, **PROBLEMS}
)
def commitments(request: Request, asked: Query[ask.CommitmentsQuery]) -> HttpResponse:
    """What both companies promised each other, the newest first."""
    page = promises.commitments(request.scope, filters=filters(asked), cursor=asked.cursor, limit=asked.limit)
    return told_page(request, page)
