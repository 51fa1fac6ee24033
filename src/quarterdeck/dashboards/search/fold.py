"""How well a text answers what somebody typed, whatever its case and accents."""

import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from heapq import nsmallest
from typing import TypeVar

from quarterdeck.kpis.errors import nearest

Thing = TypeVar("Thing")
ALIKE = 0.75


def fold(text: str) -> str:
    """Lower case, no accents, single spaces: 'Rhône  Services' is 'rhone services'."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


def place(text: str, wanted: str) -> int | None:
    """0 for the text itself, then its beginning, the beginning of a word, anywhere; None for not at all."""
    text = fold(text)
    tests = (text == wanted, text.startswith(wanted), f" {wanted}" in text, wanted in text)
    return next((number for number, fits in enumerate(tests) if fits), None)


def fitting(
    things: Iterable[Thing], texts: Callable[[Thing], Iterable[str]], wanted: str, most: int
) -> list[Thing]:
    """The things of which a text fits, those that fit best first."""
    every = list(things)
    ranked = []
    for number, thing in enumerate(every):
        fits = [one for text in texts(thing) if (one := place(text, wanted)) is not None]
        if fits:
            ranked.append((min(fits), number))
    return [every[number] for _rank, number in nsmallest(most, ranked)]


def resembling(
    things: Iterable[Thing], texts: Callable[[Thing], Iterable[str]], wanted: str, most: int
) -> list[Thing]:
    """The things of which a text, or a word of it, is spelled almost so."""
    spelled: dict[str, Thing] = {}
    for thing in things:
        for text in map(fold, texts(thing)):
            for word in (text, *text.split()):
                spelled.setdefault(word, thing)
    near = [word for word in nearest(wanted, spelled, n=most) if _alike(word, wanted)]
    return list({id(spelled[word]): spelled[word] for word in near}.values())


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= ALIKE
