"""What an assistant can ask: the same reads as the API's, in the scope of the person it works for."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.http import Http404

from quarterdeck.api.reads import directory, figures, kpis, plans, reviews, rows, subjects, vendor
from quarterdeck.api.reads.figures import Asked
from quarterdeck.api.reads.pages import Page
from quarterdeck.assistant import questions as ask
from quarterdeck.assistant.questions import Question
from quarterdeck.audit.services import record
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis import QuestionError

Told = Mapping[str, Any] | list[Any]
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Tool:
    """One thing to ask, with the words that tell an assistant when."""

    name: str
    about: str
    arguments: type[Question]
    answer: Callable[[Reader, Any], Told]


def _who(reader: Reader, _asked: ask.Nothing) -> Told:
    me = vendor.me(reader.person, reader.scope, None)
    return {"you_work_for": me, "vendor": vendor.vendor(reader.vendor, reader.snapshot)}


def _partners(reader: Reader, asked: ask.Partners) -> Told:
    filters = {name: value for name, value in asked.model_dump(exclude={"cursor"}).items() if value}
    return _page(directory.partners(reader.scope, filters=filters, cursor=asked.cursor, limit=PER_PAGE))


def _kpis(reader: Reader, _asked: ask.Nothing) -> Told:
    names = ("kpi", "label", "question", "unit", "direction")
    return [{name: one[name] for name in names} for one in kpis.kpis(reader.scope)]


def _kpi(reader: Reader, asked: ask.OneKpi) -> Told:
    return kpis.kpi(reader.scope, asked.kpi)


def _figures(reader: Reader, asked: ask.Figures) -> Told:
    return figures.figures(
        reader, Asked(asked.kpis, asked.by, asked.where, asked.period, asked.basis, asked.owner)
    )


def _explanation(reader: Reader, asked: ask.Explanation) -> Told:
    return figures.explanation(reader, Asked([asked.kpi], (), asked.where, asked.period))


def _subjects(reader: Reader, _asked: ask.Nothing) -> Told:
    return subjects.subjects(reader.scope, reader.lake.catalogue)


def _plans(reader: Reader, asked: ask.Plans) -> Told:
    filters = {name: value for name, value in asked.model_dump(exclude={"cursor"}).items() if value}
    return _page(plans.plans(reader.scope, filters=filters, cursor=asked.cursor, limit=PER_PAGE))


def _plan(reader: Reader, asked: ask.OnePlan) -> Told:
    try:
        return plans.spoken(reader.scope, asked.plan)
    except Http404 as error:
        raise QuestionError(f"There is no plan {asked.plan}. find_plans names those there are.") from error


def _reviews(reader: Reader, asked: ask.Reviews) -> Told:
    filters = {name: value for name, value in asked.model_dump(exclude={"cursor"}).items() if value}
    return _page(reviews.reviews(reader.scope, filters=filters, cursor=asked.cursor, limit=PER_PAGE))


def _review(reader: Reader, asked: ask.OneReview) -> Told:
    try:
        return reviews.review(reader, asked.review)
    except Http404 as error:
        raise QuestionError(
            f"There is no review {asked.review}. find_reviews names those there are."
        ) from error


def _rows(reader: Reader, asked: ask.Rows) -> Told:
    found = rows.rows(
        reader,
        asked.subject,
        period=asked.period,
        where=asked.where,
        cursor=asked.cursor,
        limit=asked.limit,
    )
    record(
        actor=reader.person,
        action="rows.read",
        object=f"subject:{asked.subject}",
        after={"by": "assistant", **asked.model_dump()},
    )
    return _page(found)


def _page(page: Page) -> Told:
    return {**(page.more or {}), "items": page.items, "next": page.next} if page.more else asdict(page)


TOOLS = (
    Tool(
        "who_am_i",
        "Whom you work for, what they may see, and the day, currency and fiscal calendar of the vendor. "
        "Ask this first.",
        ask.Nothing,
        _who,
    ),
    Tool("find_partners", "The partners that the person may see, by key.", ask.Partners, _partners),
    Tool("list_kpis", "The names of all KPIs with the question that each one answers.", ask.Nothing, _kpis),
    Tool(
        "define_kpi",
        "One KPI's definition: formula in words, unit, thresholds, what to do when it is red.",
        ask.OneKpi,
        _kpi,
    ),
    Tool(
        "figures",
        "Figures of some KPIs for a period, split and filtered. Values are exact decimal texts; a value of "
        "null is not available, and its reason says why: never read it as zero.",
        ask.Figures,
        _figures,
    ),
    Tool(
        "explain_figure",
        "How one figure is computed: its parts, the rows behind it, and how fresh they are.",
        ask.Explanation,
        _explanation,
    ),
    Tool(
        "find_plans",
        "The joint business plans that the person may see: whose, where each stands, what it adds up to.",
        ask.Plans,
        _plans,
    ),
    Tool(
        "read_plan",
        "What one plan says now: its lines month by month, goals, promises, versions and signatures. Months "
        "are numbered from 0 at `begins`; amounts are in its currency. You cannot change or sign it.",
        ask.OnePlan,
        _plan,
    ),
    Tool(
        "find_reviews",
        "The quarterly reviews that the person may see: of which quarter with whom, where each stands.",
        ask.Reviews,
        _reviews,
    ),
    Tool(
        "read_review",
        "Every figure of one review: performance to plan by quarter and line, what made the difference, the "
        "pipeline of coming quarters with its deals, promises of both sides. Amounts are in its currency.",
        ask.OneReview,
        _review,
    ),
    Tool("list_subjects", "The kinds of rows and their columns.", ask.Nothing, _subjects),
    Tool("rows", "The rows of a period, the oldest first, a page at a time.", ask.Rows, _rows),
)
