"""A content carried elsewhere: to another start, another length, another partner, into a template."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TypeVar

from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.plans.content import Content, Earning, Investment, Line, Terms, Value, Way

Part = TypeVar("Part", bound=Value)


def moved(content: Content, begins: Period, length: int, calendar: FiscalCalendar) -> Content:
    """From another start, without months: its days move as many months; what falls behind the end goes."""
    distance = begins.since(Period.parse(content.begins, calendar))
    return _with(
        content,
        begins=begins.key,
        length=length,
        lines=tuple(_empty(line, length) for line in content.lines),
        investments=tuple(one for one in content.investments if one.month < length),
        goals=tuple(_with(one, by=_later(one.by, distance)) for one in content.goals),
        promises=tuple(_with(one, due=_later(one.due, distance)) for one in content.promises),
    )


def nobodys(content: Content) -> Content:
    """Without the people it names, the figures it is to reach, and what was noted."""
    return _with(
        content,
        goals=tuple(_with(goal, baseline=None, target=None) for goal in content.goals),
        promises=tuple(_with(promise, owner="") for promise in content.promises),
        note="",
    )


def anonymous(content: Content) -> Content:
    """Without all that is one partner's own: its amounts too, what it earns and on which terms."""
    return _with(
        nobodys(content),
        lines=tuple(_with(_empty(line, content.length), earning=Earning()) for line in content.lines),
        investments=tuple(map(_of_anybody, content.investments)),
        terms=Terms(),
    )


def as_template(content: Content, calendar: FiscalCalendar, *, own: bool) -> Content:
    """To start other plans from: without months; with what it earns, costs and its terms where `own` is."""
    begins = Period.parse(content.begins, calendar)
    kept = nobodys(content) if own else anonymous(content)
    return moved(kept, begins, content.length, calendar)


def in_currency(content: Content, currency: str) -> Content:
    """In another currency nothing that is an amount is taken over: nobody said at which rate."""
    if content.currency == currency:
        return content
    return _with(anonymous(content), currency=currency, promises=content.promises)


def _of_anybody(one: Investment) -> Investment:
    nothing = Decimal(0)
    return _with(one, amount=nothing, day_cost=nothing, lost_day=nothing)


def _empty(line: Line, length: int) -> Line:
    return _with(line, months=(Decimal(0),) * length, locked=(), way=Way())


def _later(day: date | None, months: int) -> date | None:
    """The same day of another month, its last where it has fewer."""
    if day is None:
        return None
    ordinal = day.year * 12 + day.month - 1 + months
    year, month = ordinal // 12, ordinal % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _with(part: Part, **changed: object) -> Part:
    return part.model_copy(update=changed)
