"""The small language KPIs are written in, read with Python's own parser."""

from quarterdeck.kpis.formula.nodes import Formula
from quarterdeck.kpis.formula.reader import read
from quarterdeck.kpis.formula.text import text_of
from quarterdeck.kpis.formula.words import words

__all__ = ["Formula", "read", "text_of", "words"]
