"""What a review says: plain sentences out of its facts, each with the figures behind it."""

from quarterdeck.reviews.words.headline import beside_last_year, headline
from quarterdeck.reviews.words.lines import by_line, line_name
from quarterdeck.reviews.words.quarters import by_quarter
from quarterdeck.reviews.words.sentence import Behind, Sentence, Sentences, Telling, joined, percent

__all__ = [
    "Behind",
    "Sentence",
    "Sentences",
    "Telling",
    "beside_last_year",
    "by_line",
    "by_quarter",
    "headline",
    "joined",
    "line_name",
    "percent",
]
