"""KPIs: figures with one name and one definition, asked inside a scope."""

from quarterdeck.kpis.answer import Answer, ask
from quarterdeck.kpis.definitions import Definitions, catalogue, definitions
from quarterdeck.kpis.errors import CurrencyError, FormulaError, QuestionError
from quarterdeck.kpis.explanation import Explanation, Part, explain
from quarterdeck.kpis.figure import Figure, Status, Unit
from quarterdeck.kpis.question import Question
from quarterdeck.kpis.ranking import Rank, Ranked, ranked
from quarterdeck.kpis.record import Kpi

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
    "Unit",
    "ask",
    "catalogue",
    "definitions",
    "explain",
    "ranked",
]
