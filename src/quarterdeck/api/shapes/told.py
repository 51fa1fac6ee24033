"""What is told."""

from typing import Any

from ninja import Schema
from pydantic import Field


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
    when_red: str | None
    note: str | None
    owner: str
    version: int
    since: str | None = Field(description="The day, or the release of Quarterdeck, from which it holds.")
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


class KpiVersionShape(KpiShape):
    retired: bool
    made_by: str | None = Field(None, description="For the vendor's people.")
    reason: str | None = Field(None, description="For the vendor's people.")


class EntryShape(Schema):
    id: int
    at: str
    actor: str | None
    action: str
    object: str | None
    before: Any = None
    after: Any = None


class LogPage(Following):
    items: list[EntryShape]


class CommentShape(Schema):
    by: str
    act: str
    text: str
    at: str


class DisputeShape(Schema):
    id: int
    asked_by: str
    partner: str | None
    kpi: str | None
    subject: str | None
    row: str | None
    period: str
    value: str | None = Field(description="As it was shown when the question was asked.")
    currency: str | None
    data_version: str
    reason: str
    state: str
    outcome: str | None
    promised: str | None
    opened: str
    comments: list[CommentShape] = Field(description="Empty in lists.")


class DisputesPage(Following):
    items: list[DisputeShape]
