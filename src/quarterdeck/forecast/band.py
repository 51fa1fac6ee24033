"""A forecast number with the edges of its band."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """What is expected, and between which edges it comes to lie four times out of five."""

    lower: Decimal
    middle: Decimal
    upper: Decimal


def together(bands: Iterable[Band]) -> Band:
    """The sum of several months. Their edges are added, as if all months erred alike: wide, not narrow."""
    found = list(bands)
    return Band(
        sum((one.lower for one in found), Decimal(0)),
        sum((one.middle for one in found), Decimal(0)),
        sum((one.upper for one in found), Decimal(0)),
    )
