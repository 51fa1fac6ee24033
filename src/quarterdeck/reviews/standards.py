"""What is expected of a partner in a quarter: the nearest of the rows that operations keep."""

from collections.abc import Mapping
from dataclasses import dataclass

from quarterdeck.calendar import Period
from quarterdeck.reviews.models import Standard


@dataclass(frozen=True, slots=True)
class Standards:
    """All rows, read once: one question for any number of partners and quarters."""

    rows: Mapping[tuple[str, int], Standard]

    def of(self, kind: str, quarter: Period) -> Standard:
        """Of a type of partner in a quarter: type and quarter, then the type, the quarter, everybody."""
        places = ((kind, quarter.number), (kind, 0), ("", quarter.number), ("", 0))
        return next((self.rows[place] for place in places if place in self.rows), Standard())


def standards() -> Standards:
    return Standards({(one.type, one.quarter): one for one in Standard.objects.all()})
