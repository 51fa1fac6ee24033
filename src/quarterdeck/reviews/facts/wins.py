"""What there is to celebrate."""

from datetime import date
from decimal import Decimal

from quarterdeck.plans.content import Value


class WonDeal(Value):
    """`amount` in the currency of the facts."""

    key: str
    name: str
    customer: str
    amount: Decimal
    closed_on: date


class BestMonth(Value):
    """A month by its key that brought more than any of the `others` before it."""

    key: str
    amount: Decimal
    others: int


class Wins(Value):
    """The largest deal that was won in the reviewed quarter, and its month where it was the best in years."""

    largest: WonDeal | None = None
    best_month: BestMonth | None = None
