"""Questions whose answers are worked out by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import ask, build, one, scope, values
from tests.kpis.small import ROWS

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.cube import Snapshot
from quarterdeck.kpis import QuestionError

D = Decimal


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
