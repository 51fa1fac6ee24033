"""The arguments of each tool, as the assistant reads them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Where = dict[str, list[str | None]]


class Question(BaseModel):
    """Arguments nobody knows are refused, so that a misspelt filter does not widen an answer."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Question):
    """No arguments."""


class Partners(Question):
    """Filters of the list of partners."""

    name: str = Field("", description="A part of the name.")
    type: str = Field("", description="Such as Reseller or Distributor.")
    tier: str = Field("", description="Such as Gold.")
    territory: str = Field("", description="A territory's key; all below it are included.")
    manager: str = Field("", description="The e-mail of who looks after them.")
    cursor: str = Field("", description="Where the following page begins: `next` of the page before.")


class OneKpi(Question):
    """One KPI by its name."""

    kpi: str = Field(description="The KPI's name, as list_kpis gives it.")


class Figures(Question):
    """A question about figures."""

    kpis: list[str] = Field(description="Names, as list_kpis gives them.", min_length=1, max_length=20)
    by: list[str] = Field([], description="Dimensions to split by, such as partner, family, quarter.")
    where: Where = Field({}, description="Dimension to keys or names; null stands for what has none.")
    period: str = Field("", description="Such as 2026-Q3, 2026, 2026-05 or 2026-01..2026-06; this quarter.")
    basis: str = Field(
        "", description="Which targets: target, quota or plan; the vendor's own when left out."
    )
    owner: Literal["then", "today"] = Field(
        "then", description="Whose partners count for a manager: those of that time, or those of today."
    )


class Explanation(Question):
    """A question about how one figure comes about."""

    kpi: str = Field(description="The KPI's name.")
    where: Where = Field({}, description="As for figures.")
    period: str = Field("", description="As for figures.")


class Plans(Question):
    """Filters of the list of plans."""

    partner: str = Field("", description="A partner's key.")
    state: Literal["", "draft", "proposed", "signed", "ended", "withdrawn"] = ""
    cursor: str = Field("", description="Where the following page begins: `next` of the page before.")


class OnePlan(Question):
    """One plan by its number."""

    plan: int = Field(description="Its number, as find_plans gives it.", ge=0)


class Reviews(Question):
    """Filters of the list of reviews."""

    partner: str = Field("", description="A partner's key.")
    quarter: str = Field("", description="A fiscal quarter of the vendor, such as 2026-Q3.")
    state: Literal["", "draft", "open", "closed"] = ""
    cursor: str = Field("", description="Where the following page begins: `next` of the page before.")


class OneReview(Question):
    """One review by its number."""

    review: int = Field(description="Its number, as find_reviews gives it.", ge=0)


class Rows(Question):
    """A question about rows."""

    subject: str = Field(description="Such as sales, deals or targets: see list_subjects.")
    where: Where = Field({}, description="Dimension to keys.")
    period: str = Field("", description="As for figures.")
    cursor: str = Field("", description="Where the following page begins: `next` of the page before.")
    limit: int = Field(50, ge=1, le=200)
