"""What is asked of plans and commitments."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from quarterdeck.api.shapes.asked import Asked, Paged, PeriodText, Word, speakable
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import AnyEdit

Number = Annotated[int, Field(ge=0, lt=2**31)]


class PlansQuery(Paged):
    partner: Word = ""
    state: Literal["", "draft", "proposed", "signed", "ended", "withdrawn"] = ""


class OverviewQuery(Asked):
    year: PeriodText = Field("", description="A fiscal year; this one when left out.", examples=["2027"])


class CommitmentsQuery(Paged):
    partner: Word = ""
    side: Literal["", "vendor", "partner"] = ""
    state: Literal["", "open", "kept", "dropped"] = ""
    owner: Word = Field("", description="An e-mail address.")
    source: Word = Field("", examples=["plan:12"])


class NewPlan(Asked):
    """A first draft. Lines may come later."""

    partner: Word = Field(examples=["P-001"])
    content: Content


class Editing(Asked):
    """One edit of a draft, as it was at `revision`."""

    revision: Number
    edit: AnyEdit
    anyway: Annotated[bool, Field(description="Also over what somebody else changed since.")] = False


class Proposing(Asked):
    revision: Number = Field(description="The draft's: what is proposed is what you have read.")
    reason: Word = Field("", description="An amendment needs one.")
    ending: list[Number] = Field([], max_length=20, description="The partner's plans that end for this one.")


class Remarking(Asked):
    text: Annotated[str, Field(min_length=1, max_length=4_000), AfterValidator(speakable)]
    part: Word = Field("", description="The key of a line, goal, strategy or promise.", examples=["l2"])
