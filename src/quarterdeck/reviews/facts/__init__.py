"""Facts: every number of a review, as one value that never changes."""

from quarterdeck.reviews.facts.ahead import Ahead, Coming, Deal
from quarterdeck.reviews.facts.amounts import Amounts
from quarterdeck.reviews.facts.back import Back, BackLine, BackQuarter
from quarterdeck.reviews.facts.facts import Facts
from quarterdeck.reviews.facts.since import Promised, Since
from quarterdeck.reviews.facts.story import Story
from quarterdeck.reviews.facts.wins import BestMonth, Wins, WonDeal

__all__ = [
    "Ahead",
    "Amounts",
    "Back",
    "BackLine",
    "BackQuarter",
    "BestMonth",
    "Coming",
    "Deal",
    "Facts",
    "Promised",
    "Since",
    "Story",
    "Wins",
    "WonDeal",
]
