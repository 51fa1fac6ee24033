"""Gathering who bought: customers are not in the cube, so the lake is asked."""

from quarterdeck import cube
from quarterdeck.reviews.arithmetic.customers import UNNAMED, Customers, customers
from quarterdeck.reviews.gathering.ground import Ground


def customers_of(ground: Ground) -> Customers | None:
    """In the months that are over against the year before; None where sales do not say who bought."""
    span, reader = ground.over, ground.reader
    if span is None:
        return None
    found = cube.added_by(
        reader.snapshot,
        reader.scope,
        reader.lake,
        "sales",
        "customer",
        spans=(span.last_year(), span),
        where=measured(ground),
        measure=amount_column(ground),
    )
    if not set(found) - {None}:
        return None
    before, after = ({name or UNNAMED: sums[place] for name, sums in found.items()} for place in range(2))
    return customers(before, after)


def measured(ground: Ground) -> dict[str, list[str]]:
    """The rows that are the partner's revenue: those of the flow it is measured on."""
    return {**ground.where, "flow": [ground.partner.measured_on]}


def amount_column(ground: Ground) -> str:
    """As it was reported, where the facts are in another currency than the vendor's."""
    own = ground.reader.own_currency
    return "amount" if own in (None, ground.reader.snapshot.currency) else "amount_own"
