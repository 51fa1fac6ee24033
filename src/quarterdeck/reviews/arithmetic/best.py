"""The best of many."""

from collections.abc import Sequence
from decimal import Decimal


def best(amounts: Sequence[Decimal], recent: int) -> int | None:
    """The place of the best, if it is one of the `recent` last ones and better than all that came before.

    None where the first amount is not above 0: what began later has too few to be the best of.
    """
    if not amounts or amounts[0] <= 0:
        return None
    place = max(range(len(amounts)), key=lambda one: amounts[one])
    return place if place >= len(amounts) - recent else None
