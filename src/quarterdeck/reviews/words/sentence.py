"""A sentence with the figures behind it, and what telling one takes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from babel.numbers import format_percent
from django.utils.translation import gettext as _

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.dashboards.numbers import DASH, MINUS, said, shown
from quarterdeck.dashboards.periods import name_of
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews.facts import Facts
from quarterdeck.wording import number_locale, whole

Mood = Literal["", "good", "bad"]
LEVEL = Decimal("0.005")
"""A change that rounds to nothing in whole per cent."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A figure behind a sentence, exact: 'Plan, Q1 2026' and '1,000,000.00 EUR'."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """In the reader's language. `mood` is that of the news it brings; '' where it is neither."""

    text: str
    behind: tuple[Behind, ...] = ()
    mood: Mood = ""

    def __str__(self) -> str:
        return self.text


Sentences = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """Facts, and the calendar in which their periods have names."""

    facts: Facts
    calendar: FiscalCalendar

    def name(self, key: str) -> str:
        """'Q3 2026'."""
        return name_of(key, self.calendar)

    @property
    def quarter(self) -> str:
        return self.name(self.facts.quarter)

    def money(self, value: Decimal | None) -> str:
        """Short, for a sentence: '1.24 M EUR'."""
        return DASH if value is None else said(value, Unit.MONEY, self.facts.currency)

    def amount(self, label: object, value: Decimal | None, *, signed: bool = False) -> Behind:
        """An amount of money behind a sentence; a dash where there is none."""
        return self._behind(label, value, Unit.MONEY, signed=signed)

    def share(self, label: object, value: Decimal | None, *, signed: bool = False) -> Behind:
        return self._behind(label, value, Unit.PERCENT, signed=signed)

    def times(self, label: object, value: Decimal | None) -> Behind:
        return self._behind(label, value, Unit.TIMES)

    def count(self, label: object, value: int) -> Behind:
        return Behind(str(label), whole(value))

    def _behind(self, label: object, value: Decimal | None, unit: Unit, *, signed: bool = False) -> Behind:
        currency = self.facts.currency if unit is Unit.MONEY else None
        text = DASH if value is None else shown(value, unit, currency, signed=signed).exact
        return Behind(str(label), text)


def percent(value: Decimal) -> str:
    """In whole per cent, without a sign: '10 %'. A sentence says itself which way."""
    return format_percent(abs(value), "#,##0\u00a0%", locale=number_locale())


def change(value: Decimal) -> str:
    """In whole per cent, with its sign: '+9 %'."""
    sign = MINUS if value < 0 else "+"
    return f"{sign}{percent(value)}" if abs(value) >= LEVEL else percent(value)


def times(value: Decimal | None) -> str:
    """As a factor: 2.5 times."""
    return DASH if value is None else said(value, Unit.TIMES)


def in_period(label: object, period: str) -> str:
    """'Plan, Q1 2026'."""
    return _("%(figure)s, %(period)s") % {"figure": label, "period": period}


def joined(sentences: Sentences) -> str:
    """As a paragraph."""
    return " ".join(one.text for one in sentences)
