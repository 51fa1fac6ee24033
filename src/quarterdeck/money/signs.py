"""The signs of written numbers: those of the language, or others that the reader chose."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

FORMATS = ("en", "de", "fr", "de_CH")
"""Whose signs can be chosen: 1,234.5 and 1.234,5 and 1 234,5 and 1’234.5."""

_chosen: ContextVar[str] = ContextVar("number_format", default="")


class _Signed(Locale):
    """One language's words with another one's signs."""

    def __init__(self, words: Locale, signs: Locale) -> None:
        super().__init__(words.language, words.territory, words.script, words.variant, words.modifier)
        self._signs = signs

    @property
    def number_symbols(self) -> Any:  # noqa: ANN401 (babel's own kind of mapping)
        return self._signs.number_symbols


@contextmanager
def written_with(chosen: str) -> Iterator[None]:
    """Inside the block numbers are written with these signs; '' stands for those of the language."""
    token = _chosen.set(chosen if chosen in FORMATS else "")
    try:
        yield
    finally:
        _chosen.reset(token)


def chosen_signs() -> str:
    """One of `FORMATS`, or '' where the language's own hold."""
    return _chosen.get()


def signed(locale: Locale) -> Locale:
    """The locale to write a number in for a reader of `locale`."""
    chosen = _chosen.get()
    return _signed(str(locale), chosen) if chosen else locale


def example(chosen: str) -> str:
    """'1.234,5': what numbers look like."""
    return format_decimal(1234.5, locale=Locale.parse(chosen))


@lru_cache(maxsize=64)
def _signed(words: str, signs: str) -> Locale:
    return _Signed(Locale.parse(words), Locale.parse(signs))
