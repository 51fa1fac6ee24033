"""The small language KPIs are written in, read with Python's own parser."""

from quarterdeck.kpis.formula.nodes import Formula
from quarterdeck.kpis.formula.reader import read

__all__ = ["Formula", "read"]
