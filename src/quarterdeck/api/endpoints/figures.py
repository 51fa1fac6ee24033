"""Figures, how they are computed, and the glossary."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from quarterdeck.api.answers import told
from quarterdeck.api.door import READ
from quarterdeck.api.endpoints.common import PROBLEMS, WITH_BODY, conditions, names, reader
from quarterdeck.api.reads import figures as reads
from quarterdeck.api.reads import kpis as glossary
from quarterdeck.api.reads.figures import Asked
from quarterdeck.api.shapes import asked as ask
from quarterdeck.api.shapes import told as shapes
from quarterdeck.directory.request import Request
from quarterdeck.kpis import QuestionError

router = Router(tags=["Figures"], auth=READ)


@router.get("/figures", url_name="api_figures", response={200: shapes.FiguresShape, **PROBLEMS})
def figures(request: HttpRequest, asked: Query[ask.FiguresQuery]) -> HttpResponse:
    """Figures of some KPIs, for every group they are split by."""
    question = Asked(
        names(asked.kpis),
        names(asked.by),
        conditions(asked.where),
        asked.period,
        asked.basis,
        asked.owner,
        asked.currency,
    )
    return told(reads.figures(reader(request), question))


@router.post("/figures", url_name="api_figures", response={200: shapes.FiguresShape, **WITH_BODY})
def figures_asked(request: HttpRequest, asked: ask.FiguresBody) -> HttpResponse:
    """The same, asked as JSON: for lists that are too long for an address. It changes nothing."""
    question = Asked(**asked.model_dump())
    return told(reads.figures(reader(request), question))


@router.get(
    "/figures/{slug:kpi}/explanation",
    url_name="api_explanation",
    response={200: shapes.ExplanationShape, **PROBLEMS},
)
def explanation(request: Request, kpi: str, asked: Query[ask.ExplanationQuery]) -> HttpResponse:
    """How one figure is computed: its definition, its parts, the rows behind it, how fresh they are."""
    found = reader(request)
    _known(request, kpi)
    question = Asked(**asked.model_dump() | {"kpis": [kpi], "where": conditions(asked.where)})
    return told(reads.explanation(found, question))


@router.get(
    "/kpis", url_name="api_kpis", response={200: list[shapes.KpiShape], **PROBLEMS}, tags=["Glossary"]
)
def kpis(request: Request) -> HttpResponse:
    """Every KPI that one may know: its question, its formula in words, unit, direction and version."""
    return told(glossary.kpis(request.scope))


@router.get(
    "/kpis/{slug:kpi}", url_name="api_kpi", response={200: shapes.KpiShape, **PROBLEMS}, tags=["Glossary"]
)
def kpi(request: Request, kpi: str) -> HttpResponse:
    """One KPI."""
    return told(_known(request, kpi))


@router.get(
    "/kpis/{slug:kpi}/versions",
    url_name="api_kpi_versions",
    response={200: list[shapes.KpiVersionShape], **PROBLEMS},
    tags=["Glossary"],
)
def kpi_versions(request: Request, kpi: str) -> HttpResponse:
    """Every version of a KPI, the newest first."""
    _known(request, kpi)
    return told(glossary.versions(request.scope, kpi))


@router.get(
    "/formula-words",
    url_name="api_formula_words",
    response={200: list[shapes.WordShape], **PROBLEMS},
    tags=["Glossary"],
)
def formula_words(request: Request) -> HttpResponse:
    """The words that a formula may hold, each with what it means."""
    return told(glossary.completions(request.scope))


def _known(request: Request, kpi: str) -> dict[str, object]:
    try:
        return glossary.kpi(request.scope, kpi)
    except QuestionError as error:
        raise Http404(str(error)) from error
