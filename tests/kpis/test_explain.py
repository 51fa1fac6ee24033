"""How a figure is computed: its parts give its value, and its rows add up to it."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.house import House
from tests.kpis.channel import EVERYTHING, TODAY, YEAR, ask, build, one, scope
from tests.kpis.small import ROWS

from quarterdeck.calendar import Span
from quarterdeck.cube import Snapshot, rows
from quarterdeck.kpis import Explanation, QuestionError, Unit, built_in, explain
from quarterdeck.lake import Lake

D = Decimal


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("explain")


@pytest.fixture(scope="module")
def snapshot(folder: Path) -> Snapshot:
    deals = (
        {
            "partner": "A",
            "status": "won",
            "amount": "300",
            "created": "2026-01-01",
            "close_date": "2026-01-11",
        },
        {"partner": "A", "status": "open", "amount": "60", "close_date": "2026-06-01", "qualified": "false"},
        {"partner": "B", "status": "open", "amount": "20", "close_date": "2026-06-01"},
    )
    return build(folder, {**ROWS, "deals": deals})


@pytest.fixture(scope="module")
def lake(folder: Path, snapshot: Snapshot) -> Lake:
    return House(folder).lake


def explained(
    snapshot: Snapshot, kpi: str, group: Mapping[str, Any] | None = None, **more: Any
) -> Explanation:
    question = {"period": Span.parse("2026", YEAR), "basis": "target", "today": TODAY, **more}
    return explain(snapshot, question.pop("to", EVERYTHING), kpi, group=group, **question)


def test_a_ratio_shows_numerator_and_denominator(snapshot: Snapshot) -> None:
    found = explained(snapshot, "attainment", {"partner": "A"})
    assert found.figure.value == D(150) / 120
    assert [(part.role, str(part.label), part.figure.value, part.figure.unit) for part in found.parts] == [
        ("numerator", "Revenue", 150, Unit.MONEY),
        ("denominator", "Target", 120, Unit.MONEY),
    ]
    assert found.lake_versions == {"sales": 0, "targets": 0}
    assert found.published.year >= 2026


def test_parts_are_written_as_they_are_computed(snapshot: Snapshot) -> None:
    coverage = explained(snapshot, "coverage")
    assert [(part.formula, part.figure.value, part.figure.unit) for part in coverage.parts] == [
        ("qualified_pipeline", 20, Unit.MONEY),
        ("max(target - won, 0)", 0, Unit.MONEY),
    ]
    assert coverage.figure.value is None
    velocity = explained(snapshot, "velocity")
    assert velocity.parts[0].formula == "(open_count * win_rate) * average_deal"
    assert explained(snapshot, "revenue").parts == ()


def test_a_share_is_explained_against_the_whole(snapshot: Snapshot) -> None:
    found = explained(snapshot, "share", {"type": "Reseller", "quarter": "2026-Q1"})
    assert [part.figure.value for part in found.parts] == [170, 190]
    assert found.figure.value == D(170) / 190


@pytest.mark.parametrize(
    ("kpi", "group"),
    [
        ("revenue", {}),
        ("revenue", {"territory": "DE"}),
        ("revenue", {"type": "Reseller", "quarter": "2026-Q1"}),
        ("revenue", {"product": "S", "manager": "mia"}),
        ("revenue", {"family": None}),
        ("revenue", {"tier": None, "month": "2026-01"}),
        ("units", {"region": "EMEA"}),
        ("sell_through", {"partner": "X"}),
        ("target", {"partner": "A", "quarter": "2026-Q3"}),
        ("won", {}),
        ("pipeline", {"partner": "A"}),
        ("qualified_pipeline", {}),
    ],
)
def test_the_rows_behind_a_figure_add_up_to_it(
    snapshot: Snapshot, lake: Lake, kpi: str, group: dict[str, str | None]
) -> None:
    found = explained(snapshot, kpi, group)
    column = "quantity" if kpi == "units" else "amount"
    pages = [
        rows(snapshot, EVERYTHING, lake, entry.subject, span=entry.span, where=entry.where)
        for entry in found.rows
    ]
    assert sum(page.sums[column] or 0 for page in pages) == found.figure.value
    assert sum(page.total for page in pages) > 0


def test_the_rows_of_todays_owner_are_those_of_the_partners(snapshot: Snapshot, lake: Lake) -> None:
    found = explained(snapshot, "revenue", {"manager": "ben"}, owner="today")
    (entry,) = found.rows
    assert entry.where["partner"] == ["A", "B"]
    assert rows(snapshot, EVERYTHING, lake, "sales", span=entry.span, where=entry.where).sums["amount"] == 220


@pytest.mark.parametrize("kpi", built_in())
def test_an_explained_figure_is_the_one_asked_for(snapshot: Snapshot, kpi: str) -> None:
    assert explained(snapshot, kpi).figure == one(ask(snapshot, kpi))


def test_what_may_not_be_asked_is_not_explained(snapshot: Snapshot) -> None:
    for kpi in ("margin", "margni", "attainment.1"):
        with pytest.raises(QuestionError, match=f"There is no KPI '{kpi}'"):
            explained(snapshot, kpi, to=scope("A"))
    with pytest.raises(QuestionError, match="There are no rows in this group"):
        explained(snapshot, "revenue", {"partner": "B"}, to=scope("A", "B"), period=Span.parse("2030", YEAR))
