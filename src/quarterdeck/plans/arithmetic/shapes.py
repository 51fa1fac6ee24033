"""Sample shapes: how the sales of a year often run, scaled to an amount a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck import money
from quarterdeck.calendar import YEAR
from quarterdeck.plans.arithmetic.spreading import spread


@dataclass(frozen=True, slots=True)
class Shape:
    """A course of sales over months; only the proportions inside a year count.

    The months are counted from the plan's start, or, where it is `fiscal`, from that of the fiscal year.
    """

    key: str
    name: str | Promise
    help: str | Promise
    weights: tuple[Decimal, ...]
    fiscal: bool = False

    def starting(self, number: int) -> tuple[Decimal, ...]:
        """The weights for a plan that starts in the fiscal month of that number, 1 to 12."""
        if not self.fiscal:
            return self.weights
        return self.weights[number - 1 :] + self.weights[: number - 1]


def _weights(*numbers: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, numbers))


_BUILT_IN = (
    Shape(
        "ramp",
        _("New product ramp"),
        _("Slow for a quarter while people learn, then faster every month; level from the second year on."),
        _weights(0, 1, 2, 4, 6, 8, 11, 13, 15, 16, 17, 18, *[18] * YEAR),
    ),
    Shape(
        "seasonal",
        _("Seasonal"),
        _("The last month of each quarter is strong, that of the fiscal year the strongest."),
        _weights(6, 7, 11, 6, 7, 11, 5, 5, 10, 7, 9, 16),
        fiscal=True,
    ),
    Shape(
        "subscription",
        _("Subscription build-up"),
        _("Each month adds as many subscriptions as the last, and those that run go on paying."),
        _weights(*range(1, 37)),
    ),
    Shape("steady", _("Steady"), _("The same every month."), _weights(*[1] * YEAR)),
    Shape(
        "project",
        _("Project-driven"),
        _("One large project in each half of the year, its delivery after it, little between."),
        _weights(1, 1, 2, 12, 5, 3, 1, 1, 2, 14, 5, 3),
    ),
)
SHAPES: dict[str, Shape] = {shape.key: shape for shape in _BUILT_IN}
"""Those built in, by key; the vendor adds its own."""


def shaped(
    weights: Sequence[Decimal], annual: Sequence[Decimal], length: int, currency: str
) -> tuple[Decimal, ...]:
    """`length` months in that shape, each plan year adding up to its amount of `annual`.

    The last amount holds for all years that follow, and so do the last twelve weights. Of a year that
    the plan cuts off its first months are taken.
    """
    if not weights or not annual:
        raise ValueError("A shape has at least one weight and one amount.")
    step = money.step(currency)
    months: list[Decimal] = []
    for year in range(-(-length // YEAR)):
        of_year = [_weight(weights, year * YEAR + month) for month in range(YEAR)]
        months += spread(annual[min(year, len(annual) - 1)], of_year, step)
    return tuple(months[:length])


def _weight(weights: Sequence[Decimal], month: int) -> Decimal:
    if month < len(weights):
        return weights[month]
    round_ = min(YEAR, len(weights))
    return weights[len(weights) - round_ + (month - len(weights)) % round_]
