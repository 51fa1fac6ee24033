"""Gathering why revenue differs from the year before."""

from collections.abc import Callable
from decimal import Decimal

from quarterdeck.calendar import Span
from quarterdeck.money import step
from quarterdeck.reviews.arithmetic.customers import Customers
from quarterdeck.reviews.arithmetic.drivers import Sold, drivers, leading
from quarterdeck.reviews.facts import Story
from quarterdeck.reviews.gathering.ground import Ground

NONE = ""


def story(ground: Ground, customers: Callable[[], Customers | None]) -> Story | None:
    """Of the months that are over: both years in full. Two questions; `customers` are asked for last."""
    span = ground.over
    if span is None:
        return None
    names: dict[str, str] = {}
    before, after = _sold(ground, span.last_year(), names), _sold(ground, span, names)
    parts = leading(before, after, step(ground.currency))
    return Story(
        first=span.start.key,
        last=span.end.key,
        drivers=drivers(before, after, step(ground.currency)),
        leading=parts,
        names={part.product: names.get(part.product, part.product) for part in parts},
        customers=customers(),
    )


def _sold(ground: Ground, span: Span, names: dict[str, str]) -> list[Sold]:
    found = ground.groups(("revenue", "units"), by="product", period=span)
    for product, figures in found.items():
        names[product or NONE] = figures["revenue"].labels.get("product", product or NONE)
    return [
        Sold(product or NONE, figures["units"].value, figures["revenue"].value or Decimal(0))
        for product, figures in found.items()
    ]
