"""Every KPI's worked example, through the real lake and cube."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import EVERYTHING, YEAR, ask, build, one

from quarterdeck.calendar import Span
from quarterdeck.cube import Snapshot
from quarterdeck.kpis import Status
from quarterdeck.kpis import ask as ask_kpis
from quarterdeck.kpis.declared import BUILT_IN
from quarterdeck.kpis.record import Kpi


@pytest.mark.parametrize("kpi", BUILT_IN, ids=lambda kpi: kpi.name)
def test_the_worked_example_gives_the_value_it_promises(kpi: Kpi, tmp_path: Path) -> None:
    snapshot = build(tmp_path, kpi.example.rows)

    answer = ask_kpis(
        snapshot,
        EVERYTHING,
        [kpi.name],
        period=Span.parse(kpi.example.period, YEAR),
        basis="target",
        today=date.fromisoformat(kpi.example.today),
    )

    (figure,) = answer.figures
    assert (figure.value, figure.reason) == (Decimal(kpi.example.value), None)
    assert figure.unit == kpi.unit


@pytest.mark.parametrize("kpi", BUILT_IN, ids=lambda kpi: kpi.name)
def test_every_record_is_whole(kpi: Kpi) -> None:
    said = (kpi.label, kpi.question, kpi.words, kpi.null_rule, kpi.when_red, kpi.example.story, kpi.owner)
    assert all(str(text).strip() for text in said)
    assert str(kpi.question).endswith("?")
    assert kpi.thresholds is None or kpi.thresholds.behind < kpi.thresholds.on_track < kpi.thresholds.ahead


@pytest.mark.parametrize("kpi", BUILT_IN, ids=lambda kpi: kpi.name)
def test_without_any_row_a_kpi_is_nothing_or_not_available(kpi: Kpi, nothing: Snapshot) -> None:
    figure = one(ask(nothing, kpi.name))
    if figure.value is None:
        assert figure.reason in {str(one.null_rule) for one in BUILT_IN}  # its own, or of a KPI it names
        assert figure.status == Status.NOT_AVAILABLE
    else:
        assert figure.value == 0


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build(tmp_path_factory.mktemp("nothing"), {"partners": ({"partner": "P-001", "name": "P"},)})
