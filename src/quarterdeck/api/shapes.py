"""What goes in and out, as the OpenAPI document describes it."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field


def _speakable(text: str) -> str:
    if "\0" in text:
        raise ValueError("A text holds no NUL.")
    return text


Word = Annotated[str, Field(max_length=500), AfterValidator(_speakable)]
Cursor = Annotated[str, Field(max_length=500, description="From `next` of the page before.")]
Limit = Annotated[int, Field(ge=1, le=1_000, description="How many items a page holds.")]
Where = Annotated[
    list[Word],
    Field(
        max_length=200,
        description="`dimension=key` or `dimension=name`; may be repeated. `manager=` is what has none.",
        examples=[["type=Distributor", "territory=EMEA"]],
    ),
]
PeriodText = Annotated[
    Word,
    Field(
        description="`2026`, `2026-H1`, `2026-Q3`, `2026-07` or `2025..2026` in the fiscal calendar; this "
        "quarter when left out.",
        examples=["2026-Q3"],
    ),
]
Amount = Annotated[str, Field(description="A decimal number as text, exactly.", examples=["1250.0000"])]


class Asked(Schema):
    """A shape that takes no field it does not know."""

    model_config = ConfigDict(extra="forbid")


class Paged(Asked):
    cursor: Cursor = ""
    limit: Limit = 100


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Field(
        description="An address that explains this kind of problem.", examples=["/api/#invalid"]
    )
    title: str
    status: int
    detail: str = Field(description="What is wrong here, in a sentence for people.")
    errors: list[dict[str, Any]] = Field([], description="The fields concerned: `field` and `message`.")


class FigureShape(Schema):
    """A KPI's value, and everything needed to believe it."""

    kpi: str
    value: str | None = Field(description="A decimal number; null when it is not available.")
    reason: str | None = Field(description="Why it is not available.")
    unit: str = Field(examples=["money", "percent", "count"])
    currency: str | None
    by: dict[str, str | None] = Field(description="Its group: a key for each dimension it is split by.")
    labels: dict[str, str] = Field(description="What those keys are called.")
    period: str
    target: str | None
    status: str = Field(examples=["ahead", "on track", "behind", "at risk", "not available", "neutral"])
    definition_version: int


class FiguresShape(Schema):
    figures: list[FigureShape]
    data_version: str


class FiguresQuery(Asked):
    kpis: Annotated[
        Word, Field(description="Names of KPIs, with commas between them.", examples=["revenue,attainment"])
    ]
    by: Annotated[
        Word, Field(description="Dimensions to split by, with commas between them.", examples=["partner"])
    ] = ""
    where: Where = []
    period: PeriodText = ""
    basis: Literal["", "target", "quota", "plan"] = Field("", description="Which targets; the vendor's own.")
    owner: Literal["then", "today"] = Field("then", description="Managers as they were then, or as today.")


class FiguresBody(Asked):
    """The same question as JSON, for long lists."""

    kpis: list[Word] = Field(min_length=1, max_length=100, examples=[["revenue", "attainment"]])
    by: list[Word] = Field([], max_length=10, examples=[["partner"]])
    where: dict[Word, list[Word | None]] = Field({}, max_length=50, examples=[{"territory": ["EMEA"]}])
    period: PeriodText = ""
    basis: Literal["", "target", "quota", "plan"] = ""
    owner: Literal["then", "today"] = "then"


class ExplanationQuery(Asked):
    where: Where = []
    period: PeriodText = ""
    basis: Literal["", "target", "quota", "plan"] = ""
    owner: Literal["then", "today"] = "then"


class RowsQuery(Paged):
    period: PeriodText = ""
    where: Where = []
    data_version: Word = Field("", description="Rows as they were then; the newest version when left out.")


class PartnersQuery(Paged):
    name: Word = Field("", description="A part of the name.")
    type: Word = ""
    tier: Word = ""
    country: Word = ""
    territory: Word = Field("", description="A territory's key; all below it count.")
    parent: Word = Field("", description="The key of the distributor or partner above.")
    manager: Word = Field("", description="The e-mail of who looks after them today.")


class PeopleQuery(Paged):
    email: Word = ""
    name: Word = Field("", description="A part of the name.")
    side: Literal["", "vendor", "partner"] = ""
    role: Word = Field("", examples=["partner manager"])
    partner: Word = ""


class PeriodsQuery(Asked):
    period: PeriodText = ""
    grain: Literal["month", "quarter", "half", "year"] = "month"


class RoleShape(Schema):
    role: str
    place: str | None = Field(description="The key of its territory or partner.")


class TokenShape(Schema):
    name: str
    begins_with: str
    scopes: list[str]
    expires: str


class Me(Schema):
    email: str
    name: str
    title: str
    side: str
    roles: list[RoleShape]
    sees: str = Field(description="In words.", examples=["Sees the whole channel."])
    partners: int | None = Field(description="How many partners; null for the whole channel.")
    token: TokenShape | None


class CalendarShape(Schema):
    name: str
    start_month: int
    pattern: str = Field(examples=["calendar", "4-4-5"])


class VendorShape(Schema):
    name: str
    currency: str
    basis: str = Field(description="Which targets attainment is measured by.")
    today: str
    calendar: CalendarShape
    data_version: str | None


class PeriodShape(Schema):
    period: str
    first: str
    last: str


class Following(Schema):
    next: str | None = Field(description="The address of the following page.")


class PartnerShape(Schema):
    partner: str
    name: str
    type: str
    tier: str | None
    parent: str | None
    territory: str | None
    country: str | None
    city: str | None
    currency: str
    measured_on: str
    fiscal_start: int
    signed: str | None
    ends: str | None
    managers: list[str]


class PartnersPage(Following):
    items: list[PartnerShape]


class TerritoryShape(Schema):
    territory: str
    name: str
    parent: str | None
    level: str


class TerritoriesPage(Following):
    items: list[TerritoryShape]


class PersonShape(Schema):
    id: int
    email: str
    name: str
    title: str
    side: str
    active: bool
    roles: list[RoleShape]


class PeoplePage(Following):
    items: list[PersonShape]


class ThresholdsShape(Schema):
    behind: str
    on_track: str
    ahead: str
    of: str | None = Field(description="The formula that is judged when it is not the figure itself.")


class KpiShape(Schema):
    kpi: str
    label: str
    question: str
    words: str
    formula: str
    target: str | None
    thresholds: ThresholdsShape | None
    unit: str
    direction: str
    additive: bool
    when_not_available: str
    when_red: str
    note: str | None
    owner: str
    version: int
    since: str
    access: str


class WordShape(Schema):
    word: str
    means: str


class PartShape(Schema):
    role: str
    label: str
    formula: str
    figure: FigureShape


class RowsBehindShape(Schema):
    subject: str
    period: str
    where: dict[str, list[str | None]]


class ExplanationShape(Schema):
    kpi: KpiShape
    figure: FigureShape
    parts: list[PartShape]
    rows: list[RowsBehindShape] = Field(description="What to ask `/rows/{subject}` for.")
    data_version: str
    published: str


class HeadingShape(Schema):
    name: str
    label: str
    type: str
    currency: str | None


class RowsPage(Following):
    subject: str
    columns: list[HeadingShape]
    items: list[dict[str, str | int | bool | None]]
    total: int = Field(description="How many rows there are on all pages.")
    sums: dict[str, str | int | None] = Field(description="Of all pages.")
    data_version: str


class ColumnShape(Schema):
    name: str
    label: str
    type: str
    help: str
    required: bool
    references: str | None
    choices: list[str]
    default: str | None
    example: str


class SubjectShape(Schema):
    subject: str
    label: str
    help: str
    kind: str
    key: list[str]
    date: str | None
    columns: list[ColumnShape]
