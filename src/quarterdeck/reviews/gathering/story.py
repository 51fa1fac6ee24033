"""Gathering why revenue differs from the year before."""

from decimal import Decimal

from quarterdeck.calendar import Span
from quarterdeck.money import step
from quarterdeck.reviews.arithmetic.drivers import Sold, drivers, leading
from quarterdeck.reviews.facts import Story
from quarterdeck.reviews.gathering.customers import customers_of
from quarterdeck.reviews.gathering.ground import Ground

NONE = ""


def story(ground: Ground) -> Story | None:
    """Of the months that are over: both years in full. Two questions, and one to the lake."""
    over = [month for month in ground.quarter.split("month") if month.last < ground.reader.today]
    if not over or not ground.known:
        return None
    span = Span(over[0], over[-1])
    names: dict[str, str] = {}
    before, after = _sold(ground, span.last_year(), names), _sold(ground, span, names)
    parts = leading(before, after, step(ground.currency))
    return Story(
        first=over[0].key,
        last=over[-1].key,
        drivers=drivers(before, after, step(ground.currency)),
        leading=parts,
        names={part.product: names.get(part.product, part.product) for part in parts},
        customers=customers_of(ground, span),
    )


def _sold(ground: Ground, span: Span, names: dict[str, str]) -> list[Sold]:
    found = ground.groups(("revenue", "units"), by="product", period=span)
    for product, figures in found.items():
        names[product or NONE] = figures["revenue"].labels.get("product", product or NONE)
    return [
        Sold(product or NONE, figures["units"].value, figures["revenue"].value or Decimal(0))
        for product, figures in found.items()
    ]
