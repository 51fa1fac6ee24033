"""What a review says: plain sentences out of its facts, each with the figures behind it."""

from quarterdeck.reviews.words.ahead import ahead
from quarterdeck.reviews.words.chances import chances
from quarterdeck.reviews.words.customers import customers
from quarterdeck.reviews.words.deals import deals, shift
from quarterdeck.reviews.words.drivers import CAUSES, drivers, product_name
from quarterdeck.reviews.words.headline import beside_last_year, headline
from quarterdeck.reviews.words.lines import by_line, line_name
from quarterdeck.reviews.words.quarters import by_quarter
from quarterdeck.reviews.words.questions import questions
from quarterdeck.reviews.words.sentence import Behind, Sentence, Sentences, Telling, joined, percent
from quarterdeck.reviews.words.since import promises, since
from quarterdeck.reviews.words.wins import wins

__all__ = [
    "CAUSES",
    "Behind",
    "Sentence",
    "Sentences",
    "Telling",
    "ahead",
    "beside_last_year",
    "by_line",
    "by_quarter",
    "chances",
    "customers",
    "deals",
    "drivers",
    "headline",
    "joined",
    "line_name",
    "percent",
    "product_name",
    "promises",
    "questions",
    "shift",
    "since",
    "wins",
]
