"""Slides: a deck of native charts, tables and words, in the colours of whoever shows it."""

from quarterdeck.slides.brand import HOUSE_COLOUR, Brand
from quarterdeck.slides.content import (
    Chart,
    Closing,
    Column,
    Columns,
    Figure,
    Item,
    Sentence,
    Sentences,
    Series,
    Slide,
    Statement,
    Table,
    Title,
)
from quarterdeck.slides.deck import Deck
from quarterdeck.slides.errors import SlidesError
from quarterdeck.slides.making import Limits
from quarterdeck.slides.numbers import Numbers

__all__ = [
    "HOUSE_COLOUR",
    "Brand",
    "Chart",
    "Closing",
    "Column",
    "Columns",
    "Deck",
    "Figure",
    "Item",
    "Limits",
    "Numbers",
    "Sentence",
    "Sentences",
    "Series",
    "Slide",
    "SlidesError",
    "Statement",
    "Table",
    "Title",
]
