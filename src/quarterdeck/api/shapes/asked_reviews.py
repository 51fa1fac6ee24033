"""What is asked of reviews."""

from typing import Literal

from pydantic import Field

from quarterdeck.api.shapes.asked import Paged, Word


class ReviewsQuery(Paged):
    partner: Word = ""
    quarter: Word = Field("", description="Of the vendor's fiscal calendar.", examples=["2026-Q3"])
    state: Literal["", "draft", "open", "closed"] = ""
