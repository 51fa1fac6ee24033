"""Figures worked out by hand: targets, growth, pace, status, and what a figure carries."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import ask, build, one, values
from tests.kpis.small import ROWS

from quarterdeck.cube import Snapshot
from quarterdeck.kpis import Status, definitions

D = Decimal


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build(tmp_path_factory.mktemp("figures"), ROWS)


def test_targets_without_sales_and_sales_without_targets(snapshot: Snapshot) -> None:
    answer = ask(snapshot, "attainment", "variance", by=["partner"], period="2026-Q2")
    found = {(figure.by["partner"], figure.kpi): figure for figure in answer.figures}
    assert found["A", "attainment"].value == D(50) / 30
    assert found["A", "variance"].value == 20
    assert ("B", "attainment") not in found  # neither in the second quarter

    answer = ask(snapshot, "attainment", "variance", by=["partner"], period="2026-Q1")
    found = {(figure.by["partner"], figure.kpi): figure for figure in answer.figures}
    assert found["C", "attainment"].value is None
    assert found["C", "attainment"].reason == "There is no target for this group and period."
    assert found["C", "attainment"].status == Status.NOT_AVAILABLE
    assert found["C", "variance"].value == 9


def test_a_target_without_sales_is_missed_by_all_of_it(snapshot: Snapshot) -> None:
    found = values(ask(snapshot, "attainment", where={"partner": ["A"]}, by=["quarter"]))
    assert found == {"2026-Q1": D(100) / 30, "2026-Q2": D(50) / 30, "2026-Q3": 0, "2026-Q4": 0}
    assert one(ask(snapshot, "variance", where={"partner": ["A"]}, period="2026-Q4")).value == -30


def test_targets_that_name_no_product_stand_in_no_group(snapshot: Snapshot) -> None:
    assert values(ask(snapshot, "target", by=["family"])) == {None: 150}


def test_the_basis_chooses_the_targets(snapshot: Snapshot) -> None:
    assert one(ask(snapshot, "target")).value == 150
    assert values(ask(snapshot, "target", basis="quota", by=["manager"])) == {"mia": 1}
    assert one(ask(snapshot, "target", basis="plan")).value == 0


def test_the_owner_then_and_the_owner_today(snapshot: Snapshot) -> None:
    where = {"partner": ["A"]}
    assert values(ask(snapshot, "revenue", by=["manager"], where=where)) == {"mia": 100, "ben": 50}
    assert values(ask(snapshot, "revenue", by=["manager"], where=where, owner="today")) == {"ben": 150}
    assert one(ask(snapshot, "revenue", where={"manager": ["ben"]}, owner="today")).value == 220


def test_growth_compares_the_same_days_of_last_year(snapshot: Snapshot) -> None:
    where = {"partner": ["A"]}
    year = one(ask(snapshot, "growth", where=where, today=date(2026, 12, 31)))
    assert year.value == D(150) / 30 - 1
    half_of_april = one(ask(snapshot, "growth", where=where, period="2026-Q2", today=date(2026, 4, 15)))
    assert half_of_april.value == D(50) / 15 - 1
    march = one(ask(snapshot, "growth", where=where, today=date(2026, 3, 31)))
    assert (march.value, march.reason) == (None, "There was no revenue in the same time last year.")


def test_last_year_lands_in_this_years_quarter(snapshot: Snapshot) -> None:
    found = values(ask(snapshot, "growth", by=["quarter"], today=date(2026, 12, 31)))
    assert found == {"2026-Q1": None, "2026-Q2": D(50) / 30 - 1, "2026-Q3": None, "2026-Q4": None}


def test_share_is_of_the_same_question_without_groups(snapshot: Snapshot) -> None:
    found = values(ask(snapshot, "share", by=["type"]))
    assert found == {"Reseller": D(220) / 240, "Integrator": D(9) / 240, "Distributor": D(11) / 240}
    by_quarter = values(ask(snapshot, "share", by=["tier", "quarter"], period="2026-H1"))
    assert by_quarter["Gold", "2026-Q2"] == 1
    assert by_quarter["Gold", "2026-Q1"] == D(100) / 190


def test_pace_and_projection_stop_at_today(snapshot: Snapshot) -> None:
    where, today = {"partner": ["A"]}, date(2026, 4, 15)
    pace = one(ask(snapshot, "pace", where=where, today=today))
    assert pace.value == D(150) / (30 + 10 * D(15) / 30)
    projection = one(ask(snapshot, "projection", where=where, today=today))
    assert projection.value == D(150) / (D(105) / 365)
    coming = one(ask(snapshot, "projection", where=where, today=today, period="2027"))
    assert (coming.value, coming.reason) == (None, "The period has not begun.")


def test_the_status_in_a_running_period_is_that_of_the_pace(snapshot: Snapshot) -> None:
    figure = one(ask(snapshot, "revenue", where={"partner": ["A"]}, today=date(2026, 4, 15)))
    assert (figure.target, figure.status) == (120, Status.AHEAD)
    late = one(ask(snapshot, "revenue", where={"partner": ["A"]}, period="2026-Q4", today=date(2026, 12, 31)))
    assert (late.value, late.target, late.status) == (0, 30, Status.AT_RISK)


def test_a_figure_without_target_is_not_judged(snapshot: Snapshot) -> None:
    figure = one(ask(snapshot, "revenue", where={"partner": ["C"]}))
    assert (figure.target, figure.status) == (None, Status.NEUTRAL)


def test_margin_is_of_the_sales_whose_cost_is_known(snapshot: Snapshot) -> None:
    found = values(ask(snapshot, "margin", by=["partner"]))
    assert found["A"] == 30
    assert found["B"] is None
    assert (
        one(ask(snapshot, "margin", where={"partner": ["B"]})).reason
        == "The cost of these sales is not known."
    )
    assert one(ask(snapshot, "margin_percent", where={"partner": ["A"]})).value == D("0.2")


def test_active_partners_count_once(snapshot: Snapshot) -> None:
    assert one(ask(snapshot, "active_partners")).value == 4
    assert values(ask(snapshot, "active_partners", by=["quarter"], period="2026-H1")) == {
        "2026-Q1": 4,
        "2026-Q2": 1,
    }


def test_figures_carry_names_currency_period_and_versions(snapshot: Snapshot) -> None:
    answer = ask(snapshot, "revenue", by=["partner", "quarter"], period="2026-Q1")
    figure = answer.figures[0]
    assert dict(figure.labels) == {"partner": "Alpha"}
    assert (figure.currency, figure.period, figure.definition_version) == ("EUR", "2026-Q1", 1)
    assert figure.data_version == answer.data_version == snapshot.data_version
    assert figure.as_json()["value"] == "100.0000"


def test_half_a_year_cut_off_is_named_by_what_is_left(snapshot: Snapshot) -> None:
    answer = ask(snapshot, "revenue", by=["year"], period="2026-Q2..2027-Q1")
    assert [figure.period for figure in answer.figures] == ["2026-04..2026-12", "2027-01..2027-03"]


def test_one_statement_answers_many_kpis(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(snapshot, "revenue", by=["partner"])  # names are read once a snapshot
    statements: list[str] = []
    query = snapshot.query

    def counted(sql: str, *args: object, **more: object) -> object:
        statements.append(sql)
        return query(sql, *args, **more)

    monkeypatch.setattr(snapshot, "query", counted)
    kpis = ["revenue", "attainment", "growth", "share", "pace", "pipeline", "win_rate", "velocity", "margin"]
    answer = ask(snapshot, *kpis, by=["partner", "quarter"])
    assert len(statements) == 1
    assert {figure.kpi for figure in answer.figures} == set(kpis)


def test_to_date_counts_what_is_dated_later_this_month_and_says_so(tmp_path: Path) -> None:
    rows = {
        "targets": ({"partner": "A", "date": "2026-01-01", "amount": "310"},),
        "sales": ({"partner": "A", "date": "2026-01-20", "amount": "100"},),
    }
    found = ask(build(tmp_path, rows), "pace", today=date(2026, 1, 10), period="2026-01")
    assert one(found).value == 1
    for name in ("target_to_date", "pace"):
        assert "rows dated later this month count already" in str(definitions()[name].words)
