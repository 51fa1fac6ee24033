"""Telling date and number formats from a sample of cells."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import MappingError

MOST = 0.6  # of the different cells seen: one slip among four must not hide how the others are written
ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([ T].*)?")
DATES = (
    "%Y%m%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d",
    "%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y",
    "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%Y-%m",
)  # fmt: skip
COMMA = re.compile(r"[-+(]?\d{1,3}([.' \u00a0\u202f]?\d{3})*,\d{1,2}\)?|[-+]?\d+,\d{4,}")
GROUPED = re.compile(r"[-+(]?\d{1,3}(,\d{3})+\.\d+\)?|[-+(]?\d{1,3}(,\d{3}){2,}\)?")
EITHER = re.compile(r"[-+(]?\d{1,3}[,]\d{3}\)?")


def date_format(cells: Sequence[str], header: str) -> str | None:
    """The format that fits most cells; None for ISO dates and when none does.

    Raises MappingError when day and month could be either way round.
    """
    if not cells or sum(bool(ISO.fullmatch(cell)) for cell in cells) >= MOST * len(cells):
        return None
    read = {one: tuple(_day(cell, one) for cell in cells) for one in DATES}
    fits = {one: sum(day is not None for day in days) for one, days in read.items()}
    best = max(fits.values())
    if best < MOST * len(cells):
        return None
    fitting = [one for one in DATES if fits[one] == best]
    if len({read[one] for one in fitting}) > 1:
        raise MappingError(
            _(
                "Dates like '%(cell)s' in '%(header)s' can be read as %(ways)s. "
                "Say which in a mapping: format = '%%d/%%m/%%Y'."
            )
            % {"cell": cells[0], "header": header, "ways": _(" or ").join(fitting)}
        )
    return fitting[0]


def decimal_mark(cells: Sequence[str], header: str) -> str | None:
    """',' or '.' where cells show which; None when nothing needs to be said.

    Raises MappingError when '1,250' could be either.
    """
    if any(COMMA.fullmatch(cell) for cell in cells):
        return ","
    if any(GROUPED.fullmatch(cell) for cell in cells):
        return "."
    if unclear := next((cell for cell in cells if EITHER.fullmatch(cell)), None):
        raise MappingError(
            _(
                "Numbers like '%(cell)s' in '%(header)s' can be read two ways. "
                "Say which in a mapping: decimal = ',' or decimal = '.'."
            )
            % {"cell": unclear, "header": header}
        )
    return None


def is_percent(cells: Sequence[str]) -> bool:
    """Whether shares are written as 0 to 100: with a percent sign, or with some over 1."""
    numbers = [number for cell in cells if (number := _number(cell)) is not None]
    return any("%" in cell for cell in cells) or any(number > 1 for number in numbers)


def _day(cell: str, format_: str) -> date | None:
    try:
        return datetime.strptime(cell, format_).date()  # noqa: DTZ007 (only its date is used)
    except ValueError:
        return None


def _number(cell: str) -> float | None:
    try:
        return float(cell.replace("%", "").replace(",", "."))
    except ValueError:
        return None
