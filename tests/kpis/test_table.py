"""Values of many groups at once: those that the figures have."""

from pathlib import Path

import pytest
from tests.kpis.channel import EVERYTHING, TODAY, YEAR, ask, build, scope

from quarterdeck.calendar import Span
from quarterdeck.cube import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import CurrencyError, Question, Table, definitions, table

KPIS = ("revenue", "target", "target_to_date", "revenue_last_year", "pace", "share", "won_count",
        "weighted_pipeline", "win_rate")  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A-1 with everything, A-2 with sales in dollars, A-3 with a deal of no probability."""
    folder: Path = tmp_path_factory.mktemp("table")
    return build(folder, {
        "exchange_rates": [{"currency": "USD", "date": "2025-01-01", "rate": "0.9"}],
        "sales": [
            {"partner": "A-1", "date": "2026-04-10", "amount": "100"},
            {"partner": "A-1", "date": "2025-05-10", "amount": "70"},
            {"partner": "A-1", "date": "2026-01-10", "amount": "30"},
            {"partner": "A-2", "date": "2026-05-10", "amount": "50", "currency": "USD"},
        ],
        "targets": [{"partner": "A-1", "date": "2026-04-01", "span": "quarter", "amount": "310"}],
        "deals": [
            {"partner": "A-1", "close_date": "2026-05-20", "amount": "40", "probability": "0.5"},
            {"partner": "A-1", "close_date": "2026-04-20", "status": "won"},
            {"partner": "A-3", "close_date": "2026-06-20", "amount": "10", "probability": None},
        ],
    })  # fmt: skip


def tabled(snapshot: Snapshot, to: Scope = EVERYTHING, *by: str, **more) -> Table:
    asked = {"period": Span.parse("2026-Q2", YEAR), "where": {}, "basis": "target", **more}
    return table(
        Question(snapshot=snapshot, scope=to, kpis=KPIS, by=by, owner="then", today=TODAY,
                 definitions=definitions(), judged=False, **asked)
    )  # fmt: skip


@pytest.mark.parametrize("by", [("partner",), ("partner", "month"), ("month", "partner"), ("quarter",), ()])
@pytest.mark.parametrize("period", ["2026-Q2", "2026"])
def test_they_are_the_figures(snapshot: Snapshot, by: tuple[str, ...], period: str):
    found = tabled(snapshot, EVERYTHING, *by, period=Span.parse(period, YEAR))
    figures = ask(snapshot, *KPIS, by=by, period=period, judged=False).figures
    expected = {(*figure.by.values(), figure.kpi): figure.value for figure in figures}
    seen = {
        (*key, kpi): value for key, row in found.rows.items() for kpi, value in zip(KPIS, row, strict=True)
    }
    assert seen
    assert {key: expected[key] for key in seen} == seen
    assert not any(value for key, value in expected.items() if key not in seen)


def test_nothing_is_told_from_not_known(snapshot: Snapshot):
    rows = tabled(snapshot, EVERYTHING, "partner").rows
    weighted = KPIS.index("weighted_pipeline")
    assert [rows[key,][weighted] for key in ("A-1", "A-2", "A-3")] == [20, 0, None]


def test_inside_the_scope(snapshot: Snapshot):
    assert set(tabled(snapshot, scope("A-2"), "partner").rows) == {("A-2",)}


def test_in_one_currency_or_not_at_all(snapshot: Snapshot):
    found = tabled(snapshot, EVERYTHING, "partner", currency="USD", where={"partner": ["A-2"]})
    assert (found.currency, found.rows["A-2",][0]) == ("USD", 50)
    with pytest.raises(CurrencyError):
        tabled(snapshot, EVERYTHING, "partner", currency="USD")
