"""What the facts of a review say in words, part by part of page and paper."""

from dataclasses import dataclass

from quarterdeck.reviews import words
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.words import Sentence, Sentences


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences, each with the figures behind it. `changed` are the reasons, `moves` what could be done."""

    headline: Sentence
    beside: Sentence | None
    wins: Sentences
    since: Sentences
    back: Sentences
    changed: Sentences
    ahead: Sentences
    moves: Sentences


def told(edition: Edition) -> Told:
    telling = words.Telling(edition.facts, edition.calendar)
    return Told(
        headline=words.headline(telling),
        beside=words.beside_last_year(telling),
        wins=words.wins(telling),
        since=words.since(telling),
        back=(*words.by_quarter(telling), *words.by_line(telling)),
        changed=(*words.drivers(telling), *words.customers(telling)),
        ahead=(*words.ahead(telling), *words.chances(telling)),
        moves=(*words.shift(telling), *words.deals(telling)),
    )
