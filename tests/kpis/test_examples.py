"""Every KPI's worked example, through the real lake and cube."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import EVERYTHING, YEAR, build

from quarterdeck.calendar import Span
from quarterdeck.kpis import ask
from quarterdeck.kpis.declared import BUILT_IN
from quarterdeck.kpis.record import Kpi


@pytest.mark.parametrize("kpi", BUILT_IN, ids=lambda kpi: kpi.name)
def test_the_worked_example_gives_the_value_it_promises(kpi: Kpi, tmp_path: Path) -> None:
    snapshot = build(tmp_path, kpi.example.rows)

    answer = ask(
        snapshot,
        EVERYTHING,
        [kpi.name],
        period=Span.parse(kpi.example.period, YEAR),
        basis="target",
        today=date.fromisoformat(kpi.example.today),
    )

    (figure,) = answer.figures
    assert figure.value == (None if kpi.example.value is None else Decimal(kpi.example.value))
    assert figure.unit == kpi.unit
    assert (figure.reason is None) == (figure.value is not None)
