"""Where a plan stands: what it asks for, beside what was sold, what would come anyway and how peers grew."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterdeck.calendar import YEAR, Period
from quarterdeck.forecast import Band, Forecast, TooLittle, together
from quarterdeck.kpis.cohort import Quartiles
from quarterdeck.plans.achievable import Judgement, achievable
from quarterdeck.plans.outlook.past import Past


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan of `months` beside all that is known.

    `years` are the sales of the months that its first year grows from and of the same months of earlier
    years, the oldest first. `bands` has the continuation for each month, None where there is none.
    """

    months: Sequence[Period]
    planned: Sequence[Decimal]
    years: Sequence[Decimal]
    bands: Sequence[Band | None]
    peers: Quartiles | None

    @property
    def first_year(self) -> Decimal:
        """Of a plan that is shorter, all of it."""
        return sum(self.planned[:YEAR], Decimal(0))

    @property
    def growth(self) -> Decimal | None:
        """The first year on the one that it grows from."""
        return grown(self.years[-1], self.first_year) if self.years else None

    @property
    def growth_before(self) -> Decimal | None:
        """How that year had grown itself."""
        return grown(self.years[-2], self.years[-1]) if len(self.years) > 1 else None

    @property
    def above(self) -> list[int]:
        """The numbers of the months that lie above their band."""
        pairs = enumerate(zip(self.planned, self.bands, strict=True))
        return [number for number, (planned, band) in pairs if band and planned > band.upper]

    @property
    def below(self) -> list[int]:
        pairs = enumerate(zip(self.planned, self.bands, strict=True))
        return [number for number, (planned, band) in pairs if band and planned < band.lower]

    @property
    def expected(self) -> Band | None:
        """The continuation over the first year."""
        bands = [band for band in self.bands[:YEAR] if band]
        return together(bands) if bands and len(bands) == len(self.planned[:YEAR]) else None

    @property
    def judgement(self) -> Judgement:
        return achievable(self.first_year, self.years, expected=self.expected, peers=self.peers)


def bands_of(months: Sequence[Period], past: Past, found: Forecast | TooLittle | None) -> list[Band | None]:
    """The continuation of the past for each of these months."""
    return [_band(month, past.until, found) for month in months]


def _band(month: Period, until: Period, found: Forecast | TooLittle | None) -> Band | None:
    if not isinstance(found, Forecast):
        return None
    place = month.since(until)
    return found.months[place] if 0 <= place < len(found.months) else None


def grown(before: Decimal, after: Decimal) -> Decimal | None:
    """The change as a part of what was; None where nothing was."""
    return after / before - 1 if before > 0 else None
