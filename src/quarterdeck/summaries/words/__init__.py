"""A summary in words: the same for the page, the mail and the paper, in the language that holds."""

from quarterdeck.summaries.words.saying import say
from quarterdeck.summaries.words.told import Cell, Fact, Names, Table, Talk, Told

__all__ = ["Cell", "Fact", "Names", "Table", "Talk", "Told", "say"]
