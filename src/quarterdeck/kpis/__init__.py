"""KPIs: figures with one name and one definition, asked inside a scope."""

from quarterdeck.kpis.answer import Answer, ask
from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.errors import CurrencyError, FormulaError, QuestionError
from quarterdeck.kpis.explanation import Explanation, Part, explain
from quarterdeck.kpis.figure import Figure, Status, Unit
from quarterdeck.kpis.holding import built_in, catalogue, definitions
from quarterdeck.kpis.question import Question
from quarterdeck.kpis.ranking import Rank, Ranked, ranked
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.table import Table, table

__all__ = [
    "Answer",
    "CurrencyError",
    "Definitions",
    "Explanation",
    "Figure",
    "FormulaError",
    "Kpi",
    "Part",
    "Question",
    "QuestionError",
    "Rank",
    "Ranked",
    "Status",
    "Table",
    "Unit",
    "ask",
    "built_in",
    "catalogue",
    "definitions",
    "explain",
    "ranked",
    "table",
]
