"""What the facts of a review say in words, part by part of page and paper."""

from dataclasses import dataclass

from quarterdeck.reviews import words
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.words import Sentence, Sentences


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences, each with the figures behind it."""

    headline: Sentence
    back: Sentences
    changed: Sentences
    ahead: Sentences
    since: Sentences


def told(edition: Edition) -> Told:
    telling = words.Telling(edition.facts, edition.calendar)
    beside = words.beside_last_year(telling)
    return Told(
        headline=words.headline(telling),
        back=(*((beside,) if beside else ()), *words.by_quarter(telling), *words.by_line(telling)),
        changed=(),
        ahead=(),
        since=(),
    )
