"""What a head says: a month, however it is written; a sum; or nothing that is known."""

import re
from datetime import date
from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language

from quarterdeck.calendar import YEARS, FiscalCalendar, Period

LANGUAGES = ("en", "de", "ja", "fr", "es", "it", "nl")
MIDDLE = 15
"""The day by which a calendar month is placed among fiscal ones."""
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2}.*)?")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{4}|\d{2})")
_JAPANESE = re.compile(r"(\d{4})年\s*(\d{1,2})月")
_NAMED = re.compile(r"([^\W\d_]+)\.?[\s\-/’']*(\d{4}|\d{2})")
_BESIDE = re.compile(r"\s*[\[(].*[\])]$|\s+(?:in\s+)?[A-Z]{3}$")
"""What may stand after a month: a currency, a remark in brackets."""
_SUM = re.compile(
    r"(fy)?\s*(q[1-4]|h[12]|[1-4]\s*\.?\s*quartal|year|jahr|total|sum|summe|gesamt|altogether|合計)\b.*|(fy)?\d{4}",
    re.IGNORECASE,
)


def month_said(text: str, calendar: FiscalCalendar) -> Period | None:
    """'2027-01', 'Jan 27', 'Januar 2027', '01/2027', '2027年1月', a date: the fiscal month around it."""
    found = _numbers(_BESIDE.sub("", text.strip()))
    if found is None:
        return None
    year, month = found
    year = year + 2000 if year < 100 else year
    if year not in YEARS or not 1 <= month <= 12:
        return None
    return Period.containing(date(year, month, MIDDLE), "month", calendar)


def is_sum(text: str) -> bool:
    """'Q1 2027', 'Total', 'FY2027': adds up what stands beside it."""
    return bool(_SUM.fullmatch(text.strip()))


def _numbers(text: str) -> tuple[int, int] | None:
    for pattern in (_ISO, _JAPANESE):
        if match := pattern.fullmatch(text):
            return int(match[1]), int(match[2])
    if match := _NUMERIC.fullmatch(text):
        return int(match[2]), int(match[1])
    if (match := _NAMED.fullmatch(text)) and (
        month := _names(get_language() or "en").get(match[1].casefold())
    ):
        return int(match[2]), month
    return None


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, int]:
    """Months by their names, short and long, in the reader's language and some others."""
    found: dict[str, int] = {}
    for one in (*LANGUAGES, language):
        locale = Locale.parse(one, sep="-")
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in locale.months[form][width].items():
                    found.setdefault(name.rstrip(".").casefold(), number)
    return found
