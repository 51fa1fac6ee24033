"""Since we last met: what was agreed then, and what became of it."""

from datetime import date
from decimal import Decimal

from quarterdeck.plans.content import Value


class Promised(Value):
    """A commitment as it stood on the day of the facts. `here`: made at the last review."""

    pk: int
    side: str
    owner: str
    text: str
    due: date
    state: str
    closed_on: date | None
    outcome: str
    here: bool

    def late(self, day: date) -> bool:
        """Open though its day has passed, or kept after it."""
        return self.due < (self.closed_on or day)


class Since(Value):
    """The last closed review before this one: `then` is the revenue of its year up to its quarter as it was
    kept, `now` what the figures say of the same months today; both in its `currency`, None where they
    cannot be told in it any more. While its quarter was `running` they differ by what was sold since, too.
    """

    review: int
    quarter: str
    closed_on: date
    manager: str
    currency: str
    running: bool
    then: Decimal
    now: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        return None if self.now is None else self.now - self.then
