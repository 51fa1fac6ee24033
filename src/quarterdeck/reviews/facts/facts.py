"""Facts: what a review says in numbers."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from quarterdeck.plans.content import Value, canonical, digest_of
from quarterdeck.reviews.facts.ahead import Ahead
from quarterdeck.reviews.facts.back import Back
from quarterdeck.reviews.facts.since import Promised, Since
from quarterdeck.reviews.facts.story import Story
from quarterdeck.reviews.facts.wins import Wins


class Peers(Value):
    """How partners of the same type grew: see `kpis.cohort`."""

    lower: Decimal
    median: Decimal
    upper: Decimal


class Facts(Value):
    """Of `partner` and the vendor's fiscal `quarter`, on the day `day`, of one version of the data.

    In the common view: what both sides see, and nothing else. Measured by the signed `plan` of that number;
    None: by what the vendor set, if it did. `known` is False for a partner of whom no row has come in.
    Amounts are in `currency`. `manager` looks after the partner. `untried` are families of the
    vendor's that the partner has not sold in years.
    """

    form: Literal[1] = 1
    partner: str
    quarter: str
    day: date
    currency: str
    plan: int | None
    data_version: str
    lake_versions: Mapping[str, int]
    known: bool
    manager: str
    back: Back
    ahead: Ahead
    story: Story | None
    since: Since | None
    promises: tuple[Promised, ...]
    peers: Peers | None
    untried: tuple[str, ...]
    wins: Wins = Wins()

    @property
    def canonical(self) -> str:
        return canonical(self.model_dump(mode="json"))

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical text: what both sides acknowledge."""
        return digest_of(self.model_dump(mode="json"))
