"""What is told of plans and commitments."""

from typing import Any

from ninja import Schema
from pydantic import Field

from quarterdeck.api.shapes.told import Following
from quarterdeck.plans.content import Content


class PlanShape(Schema):
    """One joint business plan: whose, where it stands, how long it holds."""

    plan: int
    partner: str
    partner_name: str
    state: str = Field(examples=["draft", "proposed", "signed", "ended", "withdrawn"])
    turn: str = Field(description="The side that has to act.", examples=["vendor", "partner"])
    begins: str
    ends: str
    currency: str
    ended_on: str | None
    end_reason: str | None
    total: str | None = Field(description="Of all lines and months; null while it may not be seen.")
    in_force: int | None = Field(description="The version that both signed.")
    proposed: int | None = Field(description="The version that waits for signatures.")


class PlansPage(Following):
    items: list[PlanShape]


class SignatureShape(Schema):
    side: str
    name: str
    role: str
    digest: str
    at: str


class VersionShape(Schema):
    """What one side put forward. It cannot change any more."""

    version: int
    state: str = Field(examples=["proposed", "countered", "withdrawn", "signed", "replaced"])
    digest: str = Field(
        description="SHA-256 of `content` as JSON with sorted keys, without spaces, in UTF-8: what is signed."
    )
    side: str
    proposed_by: str
    proposed: str
    reason: str | None = Field(description="Of an amendment.")
    signed: str | None = Field(description="When both had signed.")
    signatures: list[SignatureShape]


class WholeVersion(VersionShape):
    content: Content
    intact: bool = Field(description="Whether what is kept still has its digest, as each signature has.")


class DraftShape(Schema):
    """A scenario that is being worked on."""

    draft: int
    name: str
    side: str
    revision: int = Field(description="To be sent with an edit: what changed since is not written over.")
    chosen: bool = Field(description="Whether it is the one that will be proposed.")
    may_change: bool


class WholeDraft(DraftShape):
    content: Content


class ChangeShape(Schema):
    path: str = Field(examples=["lines.l1.months.3"])
    before: Any = Field(description="Null where it was not there.")
    after: Any = Field(description="Null where it is no more.")


class EditedShape(WholeDraft):
    changes: list[ChangeShape]


class WholePlan(PlanShape):
    versions: list[VersionShape]
    drafts: list[DraftShape] = Field(description="Those of one's own side, and the shared one.")


class RemarkShape(Schema):
    remark: int
    by: str
    part: str | None = Field(description="The key of the line, goal, strategy or promise it is about.")
    version: int | None = Field(description="The version that waited when it was said.")
    text: str
    at: str


class RemarksPage(Following):
    items: list[RemarkShape]


class CoveredShape(Schema):
    """Partners of one region or manager by whether they have a plan, and what the plans add up to."""

    key: str | None
    name: str
    partners: int
    signed: int
    making: int
    missing: int
    ending: int = Field(description="In force, and over within 90 days.")
    plan: str
    quota: str | None


class OverviewShape(Schema):
    year: str
    currency: str
    partners: int
    signed: int
    making: int
    missing: int
    ending: int
    regions: list[CoveredShape]
    managers: list[CoveredShape]


class CommitmentShape(Schema):
    """Who promised what by when."""

    commitment: int
    partner: str
    side: str
    owner: str = Field(description="An e-mail address.")
    text: str
    milestone: str | None
    due: str
    proof: str | None = Field(description="How it will be shown to be done.")
    state: str = Field(examples=["open", "kept", "dropped"])
    source: str | None = Field(examples=["plan:12"])
    part: str | None = Field(description="Its key there.")
    closed_on: str | None
    outcome: str | None


class CommitmentsPage(Following):
    items: list[CommitmentShape]
