"""Questions whose answers are worked out by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import ask, build, one, scope, values

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.cube import Snapshot
from quarterdeck.kpis import QuestionError, Status

D = Decimal
ROWS = {
    "territories": (
        {"territory": "EMEA", "name": "Europe", "parent": None, "level": "region"},
        {"territory": "DE", "name": "Germany", "parent": "EMEA", "level": "country_"},
        {"territory": "FR", "name": "France", "parent": "EMEA", "level": "country_"},
        {"territory": "US", "name": "United States", "parent": None, "level": "region"},
    ),
    "partners": (
        {
            "partner": "A",
            "name": "Alpha",
            "type": "Reseller",
            "tier": "Gold",
            "territory": "DE",
            "parent": "X",
        },
        {"partner": "B", "name": "Beta", "type": "Reseller", "tier": "Silver", "territory": "FR"},
        {"partner": "C", "name": "Gamma", "type": "Integrator", "tier": None, "territory": "US"},
        {
            "partner": "X",
            "name": "Dist",
            "type": "Distributor",
            "measured_on": "sell-through",
            "territory": "DE",
        },
    ),
    "products": (
        {"product": "S1", "code": "S", "name": "Array v1", "family": "Storage", "category": "Hardware"},
        {"product": "S2", "code": "S", "name": "Array v2", "family": "Storage", "category": "Hardware"},
        {"product": "Z", "name": "Care", "family": "Support", "category": "Services"},
    ),
    "people": ({"person": "mia", "name": "Mia"}, {"person": "ben", "name": "Ben"}),
    "assignments": (
        {"partner": "A", "manager": "mia", "since": "2025-01-01", "until": "2026-02-28"},
        {"partner": "A", "manager": "ben", "since": "2026-03-01", "until": None},
        {"partner": "B", "manager": "ben", "since": "2025-01-01", "until": None},
    ),
    "sales": (
        {
            "partner": "A",
            "date": "2026-01-10",
            "product": "S1",
            "amount": "100",
            "quantity": "1",
            "cost": "60",
        },
        {
            "partner": "A",
            "date": "2026-04-10",
            "product": "S2",
            "amount": "50",
            "quantity": "1",
            "cost": "60",
        },
        {"partner": "A", "date": "2025-04-10", "product": "S1", "amount": "30", "quantity": "1"},
        {"partner": "B", "date": "2026-01-20", "product": "Z", "amount": "70", "quantity": "2"},
        {
            "partner": "C",
            "date": "2026-02-20",
            "product": None,
            "amount": "9",
            "quantity": "1",
            "manager": "mia",
        },
        {"partner": "X", "date": "2026-01-05", "product": "S1", "amount": "1000", "flow": "sell-in"},
        {"partner": "X", "date": "2026-01-06", "product": "S1", "amount": "11", "flow": "sell-through"},
    ),
    "targets": (
        {"partner": "A", "date": "2026-01-01", "span": "year", "amount": "120"},
        {"partner": "B", "date": "2026-01-01", "span": "quarter", "amount": "30"},
        {
            "partner": None,
            "manager": "mia",
            "basis": "quota",
            "date": "2026-01-01",
            "span": "year",
            "amount": "1",
        },
    ),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build(tmp_path_factory.mktemp("ask"), ROWS)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("partner", {"A": 150, "B": 70, "C": 9, "X": 11}),
        ("parent", {"X": 150, None: 90}),
        ("type", {"Reseller": 220, "Integrator": 9, "Distributor": 11}),
        ("tier", {"Gold": 150, "Silver": 70, None: 20}),
        ("territory", {"DE": 161, "FR": 70, "US": 9}),
        ("region", {"EMEA": 231, "US": 9}),
        ("country_", {"DE": 161, "FR": 70, None: 9}),
        ("manager", {"mia": 109, "ben": 120, None: 11}),
        ("product", {"S": 161, "Z": 70, None: 9}),
        ("family", {"Storage": 161, "Support": 70, None: 9}),
        ("category", {"Hardware": 161, "Services": 70, None: 9}),
        ("quarter", {"2026-Q1": 190, "2026-Q2": 50, "2026-Q3": 0, "2026-Q4": 0}),
        ("half", {"2026-H1": 240, "2026-H2": 0}),
        ("year", {"2026": 240}),
        ("flow", {"sell-in": 229, "sell-through": 11}),
    ],
)
def test_revenue_by_every_dimension(snapshot: Snapshot, by: str, expected: dict[str | None, int]) -> None:
    assert values(ask(snapshot, "revenue", by=[by])) == expected


def test_without_groups_there_is_one_figure(snapshot: Snapshot) -> None:
    assert one(ask(snapshot, "revenue")).value == 240
    assert one(ask(snapshot, "revenue", period="2031")).value == 0


def test_groups_of_time_and_others_combine_in_the_order_asked_for(snapshot: Snapshot) -> None:
    answer = ask(snapshot, "revenue", by=["tier", "quarter"], period="2026-H1")
    assert list(values(answer).items()) == [
        (("Gold", "2026-Q1"), 100),
        (("Gold", "2026-Q2"), 50),
        (("Silver", "2026-Q1"), 70),
        (("Silver", "2026-Q2"), 0),
        ((None, "2026-Q1"), 20),
        ((None, "2026-Q2"), 0),
    ]


def test_months_without_orders_appear(snapshot: Snapshot) -> None:
    found = values(ask(snapshot, "revenue", by=["month"], period="2026-Q1"))
    assert found == {"2026-01": 181, "2026-02": 9, "2026-03": 0}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"territory": ["EMEA"]}, 231),
        ({"territory": ["europe"]}, 231),
        ({"territory": ["Germany", "us"]}, 170),
        ({"region": ["EMEA"]}, 231),
        ({"partner": ["alpha", "B"]}, 220),
        ({"manager": ["Mia"]}, 109),
        ({"manager": [None]}, 11),
        ({"tier": ["gold", None]}, 170),
        ({"product": ["Array v2"]}, 161),
        ({"family": ["storage"], "partner": ["A"]}, 150),
        ({"quarter": ["2026-Q2"]}, 50),
        ({"month": ["2026-01", "2026-04"]}, 231),
        ({"flow": ["sell-through"]}, 11),
        ({"partner": []}, 0),
    ],
)
def test_filters(snapshot: Snapshot, where: dict[str, list[str | None]], expected: int) -> None:
    assert one(ask(snapshot, "revenue", where=where)).value == expected


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ({"kpis": ["revenu"]}, "There is no KPI 'revenu'. Did you mean 'revenue'?"),
        ({"by": ["mangaer"]}, "There is no dimension 'mangaer'. Did you mean 'manager'?"),
        ({"where": {"teritory": ["x"]}}, "There is no dimension 'teritory'. Did you mean 'territory'?"),
        ({"where": {"partner": ["Alfa"]}}, "There is no partner 'Alfa'. Did you mean 'Alpha'?"),
        ({"where": {"tier": ["Bronze"]}}, "There is no tier 'Bronze'. There are Gold, Silver."),
        ({"where": {"quarter": ["2026"]}}, "'2026' is a year, not a quarter."),
        ({"where": {"quarter": ["Q1"]}}, "'Q1' is not a period. Write 2026, 2026-H1, 2026-Q3 or 2026-07."),
        ({"kpis": []}, "Name at least one KPI."),
    ],
)
def test_a_bad_question_says_what_is_wrong(snapshot: Snapshot, question: dict, sentence: str) -> None:
    kpis = question.pop("kpis", ["revenue"])
    with pytest.raises(QuestionError) as raised:
        ask(snapshot, *kpis, **question)
    assert str(raised.value) == sentence


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


def test_fiscal_years_align_with_their_last_year(tmp_path: Path) -> None:
    july = FiscalCalendar("FY from July", start_month=7)
    sales = (
        {"date": "2024-08-01", "amount": "10"},  # FY2025-Q1
        {"date": "2025-09-30", "amount": "25"},  # FY2026-Q1
        {"date": "2026-06-30", "amount": "5"},  # FY2026-Q4
    )
    snapshot = build(tmp_path, {"sales": sales}, calendar=july)
    found = ask(snapshot, "revenue", "growth", by=["quarter"], calendar=july, today=date(2026, 6, 30))
    by_kpi = {(figure.kpi, figure.by["quarter"]): figure.value for figure in found.figures}
    assert by_kpi["revenue", "2026-Q1"] == 25
    assert by_kpi["revenue", "2026-Q4"] == 5
    assert by_kpi["growth", "2026-Q1"] == D("1.5")


def test_weeks_count_in_the_months_they_make(tmp_path: Path) -> None:
    weeks = FiscalCalendar("Retail", start_month=2, pattern="4-4-5")
    first = weeks.month_starts(2026)[1]
    sales = ({"date": first, "amount": "10"}, {"date": first.replace(year=first.year - 1), "amount": "4"})
    snapshot = build(tmp_path, {"sales": sales}, calendar=weeks)
    found = values(ask(snapshot, "revenue", by=["month"], calendar=weeks, period="2026-Q1"))
    assert found == {"2026-01": 0, "2026-02": 10, "2026-03": 0}
    with pytest.raises(QuestionError, match="cuts others"):
        ask(snapshot, "revenue", calendar=FiscalCalendar())


def test_a_partners_own_fiscal_year_asks_the_same_months(snapshot: Snapshot) -> None:
    april = FiscalCalendar("FY from April", start_month=4)
    found = values(ask(snapshot, "revenue", by=["year"], period="2026..2027", calendar=april))
    assert found == {"2026": 220, "2027": 50}


@pytest.mark.parametrize("today", ["then", "today"])
def test_overlapping_assignments_do_not_count_sales_twice(tmp_path: Path, today: str) -> None:
    rows = {
        "assignments": (
            {"partner": "P-001", "manager": "mia", "since": "2025-01-01"},
            {"partner": "P-001", "manager": "ben", "since": "2026-01-01"},
        ),
        "sales": ({"date": "2026-02-01", "amount": "10"},),
    }
    snapshot = build(tmp_path, rows)
    assert values(ask(snapshot, "revenue", by=["manager"], owner=today)) == {"ben": 10}


def test_amounts_come_in_the_vendors_currency(tmp_path: Path) -> None:
    rows = {
        "exchange_rates": ({"currency": "USD", "kind": "actual", "date": "2026-01-01", "rate": "0.5"},),
        "sales": (
            {"date": "2026-02-01", "amount": "10", "currency": "USD"},
            {"date": "2026-02-01", "amount": "1"},
        ),
    }
    figure = one(ask(build(tmp_path, rows), "revenue"))
    assert (figure.value, figure.currency) == (6, "EUR")


def test_a_name_that_two_share_asks_for_the_key(tmp_path: Path) -> None:
    rows = {
        "partners": ({"partner": "P1", "name": "Bikes"}, {"partner": "P2", "name": "Bikes"}),
        "sales": ({"partner": "P1", "date": "2026-01-01"},),
    }
    snapshot = build(tmp_path, rows)
    with pytest.raises(QuestionError, match=r"is called .bikes.\. Name one by its key: P1, P2"):
        ask(snapshot, "revenue", where={"partner": ["bikes"]})
    with pytest.raises(QuestionError, match="There is no partner 'P2'"):
        ask(snapshot, "revenue", to=scope("P1"), where={"partner": ["P2"]})


def test_a_territory_named_like_one_inside_it_is_the_outer_one(tmp_path: Path) -> None:
    rows = {
        "territories": (
            {"territory": "CA", "name": "Canada", "parent": None, "level": "country"},
            {"territory": "CA1", "name": "Canada", "parent": "CA", "level": "region"},
            {"territory": "CA2", "name": "Quebec", "parent": "CA", "level": "region"},
        ),
        "partners": ({"partner": "A", "territory": "CA1"}, {"partner": "B", "territory": "CA2"}),
        "sales": (
            {"partner": "A", "date": "2026-01-01", "amount": "1"},
            {"partner": "B", "date": "2026-01-01", "amount": "2"},
        ),
    }
    snapshot = build(tmp_path, rows)
    assert one(ask(snapshot, "revenue", where={"territory": ["canada"]})).value == 3
    assert one(ask(snapshot, "revenue", where={"region": ["canada"]})).value == 1
