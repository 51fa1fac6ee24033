"""A plan copied: to the time after it, or to another partner."""

from collections.abc import Sequence
from decimal import Decimal

from quarterdeck.calendar import YEAR, FiscalCalendar, Period
from quarterdeck.plans.arithmetic.growth import grown
from quarterdeck.plans.carrying import anonymous, in_currency, moved
from quarterdeck.plans.content import Content, Line, Way
from quarterdeck.plans.history import divided
from quarterdeck.plans.starting.known import Known


def carried_on(
    content: Content, begins: Period, length: int, rate: Decimal, calendar: FiscalCalendar
) -> Content:
    """The plan after this one: the year that it ends with, grown, each month at its place in the year.

    Its days move as far as its start does; what lines earn, terms, goals and promises stay.
    """
    first = Period.parse(content.begins, calendar)
    turn = begins.since(first.shift(content.length))
    lines = [
        _line(line, months=grown(_turned(closing_year(line), turn), [rate], length, content.currency))
        for line in content.lines
    ]
    return _checked(moved(content, begins, length, calendar), lines)


def for_partner(content: Content, known: Known, length: int, rate: Decimal | None) -> Content:
    """For another partner: its own last year of each line grown by `rate`; empty months without one.

    Nothing that is the first partner's own is taken along.
    """
    carried = in_currency(
        moved(anonymous(content), known.begins, length, known.begins.calendar), known.currency
    )
    if rate is None:
        return _checked(carried, list(carried.lines))
    cells = divided(carried.lines, known.history.cells)
    lines = [
        _line(
            line,
            months=grown(known.year(cells[line.key]), [rate], length, known.currency),
            way=Way(method="growth", growth=(rate,)),
        )
        for line in carried.lines
    ]
    return _checked(carried, lines)


def closing_year(line: Line) -> tuple[Decimal, ...]:
    """Its last twelve months; of a shorter plan all of them, again and again."""
    months = line.months[-YEAR:]
    whole = months * (-(-YEAR // len(months)))
    return whole[len(whole) - YEAR :]


def _turned(year: Sequence[Decimal], by: int) -> tuple[Decimal, ...]:
    """From another month on: what begins three months later starts with the fourth."""
    return (*year[by % YEAR :], *year[: by % YEAR])


def _line(line: Line, *, months: tuple[Decimal, ...], way: Way | None = None) -> Line:
    return line.model_copy(update={"months": months, "locked": (), "way": way or Way()})


def _checked(content: Content, lines: list[Line]) -> Content:
    return Content.model_validate(content.model_copy(update={"lines": tuple(lines)}).model_dump())
