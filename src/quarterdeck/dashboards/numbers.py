"""How a number is written for its reader: short to read, exact on demand, in the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_decimal, format_percent
from django.utils.timezone import is_naive, localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.kpis.figure import Figure, Unit
from quarterdeck.wording import number_locale, reader_locale

THIN = "\u202f"
DASH = "–"
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as text. `unit` is empty where the unit is part of the number (87 %)."""

    short: str
    exact: str
    unit: str = ""

    @property
    def said(self) -> str:
        """Short, with its unit, for a sentence: 1.24 M EUR."""
        return f"{self.short}\u00a0{self.unit}" if self.unit else self.short


def shown(value: Decimal, unit: Unit, currency: str | None = None, *, signed: bool = False) -> Shown:
    """`value` in its unit; `signed` puts a plus before a gain."""
    return _shown(value, unit, currency, signed, get_language() or "en", money.chosen_signs())


def figure_shown(figure: Figure, *, signed: bool = False) -> Shown | None:
    """None when the figure is not available."""
    if figure.value is None:
        return None
    return shown(figure.value, figure.unit, figure.currency, signed=signed)


def said(value: Decimal, unit: Unit, currency: str | None = None) -> str:
    return shown(value, unit, currency).said


def day(value: date) -> str:
    """'22 November 2026', in the reader's order and words."""
    return format_date(value, "long", locale=reader_locale())


def moment(value: datetime) -> str:
    """'22 Nov 2026, 14:05', on the reader's clock."""
    here, locale = value if is_naive(value) else localtime(value), reader_locale()
    pattern = str(get_datetime_format("medium", locale=locale))  # '{1}, {0}'
    return pattern.format(
        format_time(here, "short", locale=locale), format_date(here, "medium", locale=locale)
    )


def month(value: date) -> str:
    """'November 2026'."""
    return format_skeleton("yMMMM", value, locale=reader_locale())


def short_day(value: date) -> str:
    """'22 Nov 2026', for a table."""
    return format_date(value, "medium", locale=reader_locale())


@lru_cache(maxsize=16_384)
def _shown(
    value: Decimal,
    unit: Unit,
    currency: str | None,
    signed: bool,  # noqa: FBT001
    _language: str,
    _signs: str,
) -> Shown:
    """Kept, as a page takes a hundred and most of them again at its next view."""
    locale = number_locale()
    plus = "+" if signed and value > 0 else ""
    name = _unit(value, unit, currency)
    short, exact = _proper(_short_in(value, unit, locale)), _proper(_exact_in(value, unit, currency, locale))
    code = f"\u00a0{currency}" if currency and unit is Unit.MONEY else ""
    return Shown(plus + short, f"{plus}{exact}{code}", name)


def _unit(value: Decimal, unit: Unit, currency: str | None) -> str:
    """The unit's name where it is no part of the number."""
    match unit:
        case Unit.MONEY:
            return currency or ""
        case Unit.MONEY_PER_DAY:
            return _("%(currency)s a day") % {"currency": currency or ""}
        case Unit.DAYS:
            return ngettext("day", "days", round(value))
    return ""


def _short_in(value: Decimal, unit: Unit, locale: Locale) -> str:
    match unit:
        case Unit.PERCENT:
            places = "0.0" if 0 < abs(value) < Decimal("0.0995") else "0"
            return format_percent(value, f"#,##{places}\u00a0%", locale=locale)
        case Unit.TIMES:
            return format_decimal(value, "#,##0.0", locale=locale) + f"{THIN}×"
        case Unit.DAYS:
            return format_decimal(value, "#,##0", locale=locale)
        case Unit.COUNT | Unit.UNITS if abs(value) < 100_000:
            return format_decimal(value, locale=locale, decimal_quantization=False)
    return money.short(value, locale)


def _exact_in(value: Decimal, unit: Unit, currency: str | None, locale: Locale) -> str:
    """To four decimals: as many as amounts are kept in, and more than anybody reads of a ratio."""
    kept = round(value, 4)
    match unit:
        case Unit.MONEY | Unit.MONEY_PER_DAY:
            return money.exact(kept, currency, locale)
        case Unit.PERCENT:
            return format_percent(value, "#,##0.00##\u00a0%", locale=locale)
        case Unit.TIMES:
            return format_decimal(kept.normalize(), locale=locale, decimal_quantization=False) + f"{THIN}×"
    return format_decimal(kept.normalize(), locale=locale, decimal_quantization=False)


def _proper(text: str) -> str:
    return text.replace("-", MINUS, 1) if text.startswith("-") else text
