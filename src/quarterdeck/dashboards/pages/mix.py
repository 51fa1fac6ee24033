"""News in what a company sells: what is new in its mix, what grows and what fades."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, grouped
from quarterdeck.kpis.figure import Figure

EACH = 4
STEEP = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Product:
    """A product with its revenue now and a year ago."""

    key: str
    name: str
    figures: Mapping[str, Figure]

    @property
    def growth(self) -> Decimal | None:
        return self.figures["growth"].value

    @property
    def moved(self) -> Decimal:
        """How much more it brings than a year ago, in money."""
        return (self.figures["revenue"].value or Decimal(0)) - (
            self.figures["revenue_last_year"].value or Decimal(0)
        )


@dataclass(frozen=True, slots=True)
class Mix:
    """The news, the weightiest of each kind first."""

    new: Sequence[Product]
    growing: Sequence[Product]
    fading: Sequence[Product]


def mix(reader: Reader, partners: Collection[str], choice: PeriodChoice) -> Mix:
    """One question: every product, now and a year ago."""
    answer = reader.ask(
        ("revenue", "growth", "revenue_last_year"),
        by=("product",),
        where={"partner": sorted(partners)},
        period=choice.span,
    )
    products = [
        Product(key, figures["revenue"].labels.get("product", key), figures)
        for (key,), figures in grouped(answer, "product").items()
        if key is not None
    ]
    products.sort(key=lambda product: -abs(product.moved))
    return Mix(
        new=[one for one in products if one.growth is None and one.moved > 0][:EACH],
        growing=[one for one in products if (one.growth or Decimal(0)) >= STEEP][:EACH],
        fading=[one for one in products if (one.growth or Decimal(0)) <= -STEEP][:EACH],
    )
