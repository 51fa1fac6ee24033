"""What was planned and what came of it."""

from collections.abc import Iterable
from decimal import Decimal

from quarterdeck.plans.content import Value
from quarterdeck.reviews.arithmetic import performance

ZERO = Decimal(0)


class Amounts(Value):
    """In the currency of the facts. `plan` is of the whole time, `due` of what had gone of it on their day.

    None: nothing was planned at all. `last_year` is the same time a year earlier, to the same day.
    """

    plan: Decimal | None
    due: Decimal | None
    actual: Decimal
    last_year: Decimal

    @property
    def variance(self) -> Decimal | None:
        """actual - plan."""
        return performance.variance(self.actual, self.plan)

    @property
    def attainment(self) -> Decimal | None:
        """actual / plan; None without a plan."""
        return performance.attainment(self.actual, self.plan)

    @property
    def pace(self) -> Decimal | None:
        """actual / due; None while nothing is due."""
        return performance.attainment(self.actual, self.due)

    @property
    def gap(self) -> Decimal | None:
        """actual - due: the variance of what had to be there by the day."""
        return performance.variance(self.actual, self.due)

    @property
    def growth(self) -> Decimal | None:
        """(actual - last year) / last year; None where nothing was sold then."""
        return performance.growth(self.actual, self.last_year)

    @classmethod
    def of_all(cls, parts: Iterable["Amounts"]) -> "Amounts":
        """The sum; planned is what is planned of any part."""
        parts = list(parts)
        return cls(
            plan=_sum(part.plan for part in parts),
            due=_sum(part.due for part in parts),
            actual=sum((part.actual for part in parts), ZERO),
            last_year=sum((part.last_year for part in parts), ZERO),
        )


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, ZERO) if known else None
