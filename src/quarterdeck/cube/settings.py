"""What a cube is made for."""

from dataclasses import dataclass

from quarterdeck.calendar import FiscalCalendar


class CubeError(RuntimeError):
    """A snapshot cannot be made or asked; the message says why and what would help."""


@dataclass(frozen=True, slots=True)
class CubeSettings:
    """The vendor's fiscal calendar, and the currency every amount is also kept in ('EUR')."""

    calendar: FiscalCalendar
    currency: str
