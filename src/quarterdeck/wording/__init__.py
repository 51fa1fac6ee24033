"""How words and numbers are joined in the reader's language."""

from collections.abc import Iterable, Sequence

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext, to_locale
from django.utils.translation import gettext as _

from quarterdeck import money


def reader_locale() -> Locale:
    """For words and dates.

    English without a country is written as most of the world reads it: day, month, year.
    """
    language = to_locale(get_language() or "en")
    return Locale.parse("en_GB" if language == "en" else language)


def number_locale() -> Locale:
    """For numbers: the reader's language with the signs that they chose."""
    return money.signed(reader_locale())


def whole(value: int) -> str:
    """A count, with the reader's signs between its thousands: '12,345'."""
    return format_decimal(value, locale=number_locale())


def listed(parts: Iterable[object]) -> str:
    """'a, b, c', without what is empty."""
    return separator().join(str(part) for part in parts if part)


def listed_html(parts: Iterable[SafeString]) -> SafeString:
    """'a, b, c' of pieces of a page."""
    return format_html_join(separator(), "{}", ((part,) for part in parts))


def enumerated(parts: Sequence[str]) -> str:
    """'a, b and c'."""
    return format_list(parts, locale=reader_locale())


def headed(name: str, parts: Iterable[object]) -> str:
    """'name: a, b, c'."""
    # Translators: a list under its name, as 'October 2026: 412 K EUR, target 400 K EUR'.
    return _("%(name)s: %(list)s") % {"name": name, "list": listed(parts)}


def sentence(words: object) -> str:
    """'Words.'"""
    # Translators: only the mark that ends a sentence is added here.
    return _("%(sentence)s.") % {"sentence": capfirst(str(words))}


def midsentence(label: object) -> str:
    """'sales' for Sales in English. Elsewhere as it is: German, for one, writes nouns with capitals."""
    words = str(label)
    return words.lower() if (get_language() or "en").startswith("en") else words


def separator() -> str:
    return pgettext("between the parts of a list", ", ")
