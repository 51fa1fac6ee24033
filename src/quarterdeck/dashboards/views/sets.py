"""What the pages about many partners draw and say alike."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from quarterdeck.dashboards.pages import state_words
from quarterdeck.dashboards.pages.parts import Parts
from quarterdeck.dashboards.pages.roster import bullet
from quarterdeck.dashboards.pages.standouts import Standouts
from quarterdeck.dashboards.pages.state import State
from quarterdeck.dashboards.views.course import pictured

SCALED = ("revenue", "target_to_date", "revenue_last_year", "target")


def drawn(state: State, parts: Sequence[Parts], standouts: Standouts) -> dict[str, Any]:
    """Pictures and their titles, for a template."""
    return {
        **pictured(state),
        "splits": [(one, state_words.parts_title(one), pictures(one)) for one in parts],
        "movers_title": state_words.movers_title(standouts),
        "movers_under": state_words.movers_under(standouts, state.figures),
        "concentration_title": state_words.concentration_title(standouts),
        "concentration": state_words.concentration(standouts),
    }


def pictures(parts: Parts) -> list[tuple[Any, str]]:
    """Every part with its bullet bar, all on one scale."""
    largest = max((part.value(name) for part in parts.parts for name in SCALED), default=Decimal(0))
    return [(part, bullet(part.figures, largest=largest)) for part in parts.parts]
