"""What may have been meant, found without comparing every name of a large channel."""

import difflib

import pytest

from quarterdeck.kpis import errors
from quarterdeck.kpis.errors import hint

NAMES = [f"P-{number:05}" for number in range(20_000)] + [f"Partner {n:05} Systems" for n in range(20_000)]


@pytest.mark.parametrize(
    "typed", ["Xordlicht Systems", "nordlich systems", "Nordlixht Systems", "Nordlicht System"]
)
def test_a_slip_is_seen_through_among_many_names_at_little_cost(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    compared = []

    def close(word: str, words: list[str], n: int) -> list[str]:
        compared.append(len(words))
        return difflib.get_close_matches(word, words, n=n)

    monkeypatch.setattr(errors, "get_close_matches", close)
    assert hint(typed, [*NAMES, "Nordlicht Systems"]) == " Did you mean 'Nordlicht Systems'?"
    assert compared == [errors.COMPARED]


def test_all_of_a_few_names_are_compared() -> None:
    assert hint("ma", ["am", "margin", "mat"]) == " Did you mean 'mat'?"
    assert hint("zzz", ["am"]) == ""
