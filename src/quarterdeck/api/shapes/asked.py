"""What is asked: parameters and bodies."""

from datetime import date
from typing import Annotated, Literal, Self

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, model_validator


def speakable(text: str) -> str:
    if "\0" in text:
        raise ValueError("A text holds no NUL.")
    return text


Word = Annotated[str, Field(max_length=500), AfterValidator(speakable)]
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

CurrencyText = Annotated[
    Word,
    Field(
        description="Amounts as they were reported in this currency; `own`: in that of one's own company. "
        "The vendor's when left out.",
        examples=["own"],
    ),
]


class Asked(Schema):
    """A shape that takes no field it does not know: a filter that is misspelt must not let everything by."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="after")
    def _knows_every_parameter(self, info: ValidationInfo) -> Self:
        """ninja passes on only the parameters it knows."""
        request = (info.context or {}).get("request")
        unknown = (
            set(request.GET) - set(type(self).model_fields) if request and request.method == "GET" else ()
        )
        if unknown:
            raise ValueError(f"There is no parameter '{min(unknown)}' here.")
        return self


class Paged(Asked):
    cursor: Cursor = ""
    limit: Limit = 100


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
    currency: CurrencyText = ""


class FiguresBody(Asked):
    """The same question as JSON, for long lists."""

    kpis: list[Word] = Field(min_length=1, max_length=100, examples=[["revenue", "attainment"]])
    by: list[Word] = Field([], max_length=10, examples=[["partner"]])
    where: dict[Word, list[Word | None]] = Field({}, max_length=50, examples=[{"territory": ["EMEA"]}])
    period: PeriodText = ""
    basis: Literal["", "target", "quota", "plan"] = ""
    owner: Literal["then", "today"] = "then"
    currency: CurrencyText = ""


class ExplanationQuery(Asked):
    where: Where = []
    period: PeriodText = ""
    basis: Literal["", "target", "quota", "plan"] = ""
    owner: Literal["then", "today"] = "then"
    currency: CurrencyText = ""


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


class LogQuery(Paged):
    actor: Word = Field("", description="An e-mail address.")
    action: Word = Field("", examples=["import.finished"])
    object: Word = Field("", examples=["partner:P-001"])
    since: date | None = None
    until: date | None = None


class DisputesQuery(Paged):
    state: Literal["", "open", "answered", "closed"] = ""
    partner: Word = ""
    kpi: Word = ""


class Question(Asked):
    """What is in doubt: a figure (`kpi`), or one row (`subject` and `row`, of a partner)."""

    kpi: Word = Field("", examples=["revenue"])
    subject: Word = Field("", examples=["sales"])
    row: Word = Field("", description="The row's key; parts of a key have `/` between them.")
    partner: Word = Field("", description="Whose figure or row it is; the whole channel's when left out.")
    period: PeriodText = ""
    where: dict[Word, Word | None] = Field({}, max_length=50, examples=[{"family": "Storage"}])
    reason: Annotated[str, Field(min_length=1, max_length=5_000), AfterValidator(speakable)] = Field(
        description="What seems wrong."
    )

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Self:
        if bool(self.kpi) == bool(self.subject) or bool(self.subject) != bool(self.row):
            raise ValueError("Name a kpi, or a subject and a row.")
        return self


Key = Annotated[
    Word,
    Field(max_length=200, description="A text of your own, new for each thing you send."),
]
Line = Annotated[int, Field(ge=0, lt=2**63)]
Column = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(speakable)]


class PushQuery(Asked):
    subject: Word = Field("", description="What the rows are; else the mapping, or the headers, decide.")
    mapping: Word = Field("", description="A saved mapping's name.")
    mode: Literal["upsert", "replace", "delete"] = "upsert"
    period: PeriodText = Field("", description="With mode=replace: the rows are all there is of it.")
    partner: Word = Field("", description="With mode=replace: only rows of this partner.")
    name: Annotated[Word, Field(max_length=200)] = Field("", description="What the file is called.")


class ImportsQuery(Paged):
    subject: Word = ""
    status: Literal["", "running", "done", "failed", "interrupted", "undone"] = ""


class Lines(Asked):
    """Which held-back rows; all when none is named."""

    lines: list[Line] = Field([], max_length=100_000, examples=[[3, 17]])


class Mending(Lines):
    values: dict[Column, Word] = Field(min_length=1, examples=[{"partner": "P-001"}])
    where: dict[Column, Word] = Field({}, examples=[{"partner": "P-0O1"}])
