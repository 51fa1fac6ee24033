"""Partners, territories and people."""

from django.http import HttpResponse
from ninja import Query, Router

from quarterdeck.api.answers import told, told_page
from quarterdeck.api.door import READ
from quarterdeck.api.endpoints.common import PROBLEMS, filters
from quarterdeck.api.reads import directory as reads
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import told as shapes
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request

router = Router(tags=["Partners and people"], auth=READ)


@router.get("/partners", url_name="api_partners", response={200: shapes.PartnersPage, **PROBLEMS})
def partners(request: Request, asked: Query[ask.PartnersQuery]) -> HttpResponse:
    """The partners one may see, in the order of their keys."""
    page = reads.partners(request.scope, filters=filters(asked), cursor=asked.cursor, limit=asked.limit)
    return told_page(request, page)


@router.get(
    "/partners/{key:partner}", url_name="api_partner", response={200: shapes.PartnerShape, **PROBLEMS}
)
def partner(request: Request, partner: str) -> HttpResponse:
    """One partner. `~` and `/` of a key are written `~0` and `~1`."""
    return told(reads.partner(request.scope, partner))


@router.get("/territories", url_name="api_territories", response={200: shapes.TerritoriesPage, **PROBLEMS})
def territories(request: Request, asked: Query[ask.Paged]) -> HttpResponse:
    """The tree of territories, as far as one's partners lie in it."""
    return told_page(request, reads.territories(request.scope, cursor=asked.cursor, limit=asked.limit))


@router.get("/people", url_name="api_people", response={200: shapes.PeoplePage, **PROBLEMS})
@operations_only
def people(request: Request, asked: Query[ask.PeopleQuery]) -> HttpResponse:
    """Everybody on both sides, with the roles they hold today. For channel operations."""
    page = reads.people(filters=filters(asked), cursor=asked.cursor, limit=asked.limit)
    return told_page(request, page)
