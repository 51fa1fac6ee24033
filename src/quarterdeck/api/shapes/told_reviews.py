"""What is told of reviews."""

from ninja import Schema
from pydantic import Field

from quarterdeck.api.shapes.told import Following
from quarterdeck.reviews.facts import Facts


class AcknowledgementShape(Schema):
    """Who said for their side that this is how it was."""

    side: str = Field(examples=["vendor", "partner"])
    name: str
    role: str
    at: str


class ReviewShape(Schema):
    """The review of one fiscal quarter of the vendor with one partner."""

    review: int
    partner: str
    partner_name: str
    quarter: str = Field(examples=["2026-Q3"])
    first: str
    last: str
    state: str = Field(examples=["draft", "open", "closed"])
    meets: str | None
    closed: str | None
    digest: str | None = Field(
        description="Of a closed one: SHA-256 of `facts` as JSON with sorted keys, without spaces, in UTF-8."
    )
    data_version: str | None = Field(description="Of a closed one: the data its facts were worked out from.")
    acknowledgements: list[AcknowledgementShape]


class ReviewsPage(Following):
    items: list[ReviewShape]


class WholeReview(ReviewShape):
    facts: Facts = Field(
        description="Every number of it. Amounts are decimal texts in `currency`; null is not available."
    )
