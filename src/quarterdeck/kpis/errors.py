"""What can be wrong with a question or a formula, said in one sentence that helps."""

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nlargest

from django.utils.translation import gettext as _


class QuestionError(ValueError):
    """A question that cannot be answered as it is asked."""


class CurrencyError(QuestionError):
    """A question for amounts in one currency, where some were reported in another."""


class FormulaError(ValueError):
    """A formula that cannot be used: what is wrong, where, and what might be meant.

    `position` and `length` mark the word in the text, counted in characters from 0.
    """

    def __init__(
        self, message: str, *, position: int = 0, length: int = 0, choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.position = position
        self.length = length
        self.choices = choices


COMPARED = 500


def nearest(word: str, known: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """The known words that look most like `word`, best first, whatever their case.

    Of many, only those are compared that begin and end most like it: comparing twenty thousand takes
    seconds.
    """
    wanted, folded = word.casefold(), {name.casefold(): name for name in known}
    few = (
        nlargest(COMPARED, folded, key=lambda name: _ends(wanted, name)) if len(folded) > COMPARED else folded
    )
    return tuple(folded[match] for match in get_close_matches(wanted, few, n=n))


def _ends(one: str, other: str) -> int:
    """How many characters two words share at the beginning and at the end."""
    return _beginning(one, other) + _beginning(one[::-1], other[::-1])


def _beginning(one: str, other: str) -> int:
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def hint(word: str, known: Iterable[str]) -> str:
    """' Did you mean 'x'?', or nothing when no known word is near."""
    near = nearest(word, known, n=1)
    return " " + _("Did you mean '%(word)s'?") % {"word": near[0]} if near else ""
