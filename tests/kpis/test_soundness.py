"""For any question: the parts sum to the total, and nothing outside the scope makes a difference."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kpis.channel import EVERYTHING, ask, build, scope

from quarterdeck.cube import Snapshot
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import QuestionError, built_in

ADDITIVE = [kpi.name for kpi in built_in().values() if kpi.additive]
# The days gone of a month are a fraction: these are exact up to the 28 digits computed with.
BY_DAYS = {"target_to_date", "revenue_last_year", "change"}
LAST_DIGITS = Decimal("1e-20")
TIMES = ("month", "quarter", "half", "year")
PLACES = ("partner", "parent", "type", "tier", "territory", "region", "land", "country", "city")
REST = (
    "manager",
    "product",
    "family",
    "category",
    "flow",
    "stage",
    "status",
    "basis",
    "distributor",
    "currency",
)
PARTNERS = [f"P{number}" for number in range(8)]
MANAGERS = ["mia", "ben", "zoe"]
MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def channel(random: Random, *, foreign: int = 0) -> dict[str, list[dict[str, Any]]]:
    """A tangled channel: orphans, empty columns, overlapping assignments; `foreign` adds rows of others."""
    outsiders = [f"Q{number}" for number in range(foreign)]

    def day() -> str:
        return str(date(2024, 1, 1) + timedelta(days=random.randrange(1000)))

    def facts(partners: list[str], managers: list[str], n: int, **more: Any) -> list[dict[str, Any]]:
        return [
            {
                "partner": random.choice(partners),
                "manager": random.choice([*managers, None, None]),
                "product": random.choice(["S1", "S2", "Z", "gone", None]),
                "amount": str(Decimal(random.randrange(-9999, 99999)) / 10_000),
            }
            | {name: make() for name, make in more.items()}
            for _ in range(n)
        ]

    def sales(partners: list[str], managers: list[str], n: int, start: int) -> list[dict[str, Any]]:
        flows = {"date": day, "flow": lambda: random.choice(["sell-in", "sell-through"])}
        costs = {"cost": lambda: random.choice([None, "0.5"]), "distributor": lambda: random.choice(PARTNERS)}
        rows = facts(partners, managers, n, **flows, **costs)
        return [row | {"line": f"L{start + number}"} for number, row in enumerate(rows)]

    def deals(partners: list[str], managers: list[str], n: int, start: int) -> list[dict[str, Any]]:
        stages = {"status": lambda: random.choice(["open", "won", "lost"]), "close_date": day, "created": day}
        rows = facts(partners, managers, n, stage=lambda: random.choice("AB"), **stages)
        return [row | {"deal": f"D{start + number}"} for number, row in enumerate(rows)]

    def targets(partners: list[Any], managers: list[str], n: int, start: int) -> list[dict[str, Any]]:
        spans = {"date": day, "span": lambda: random.choice(["month", "quarter", "half", "year"])}
        rows = facts(partners, managers, n, basis=lambda: random.choice(["target", "quota"]), **spans)
        return [row | {"target": f"T{start + number}"} for number, row in enumerate(rows)]

    rows: dict[str, list[dict[str, Any]]] = {
        "territories": [
            {"territory": "R", "name": "R", "parent": None, "level": "region"},
            {"territory": "L1", "name": "L1", "parent": "R", "level": "land"},
            {"territory": "L2", "name": "L2", "parent": "R", "level": "land"},
        ],
        "partners": [_partner(random, key) for key in [*PARTNERS, *outsiders]],
        "products": [
            {"product": "S1", "code": "S", "name": "S", "family": "F", "category": "C"},
            {"product": "S2", "code": "S", "name": "S", "family": "F", "category": None},
            {"product": "Z", "name": "Z"},
        ],
        "assignments": [
            {"partner": random.choice(PARTNERS), "manager": random.choice(MANAGERS), "since": day()}
            for _ in range(6)
        ],
        "sales": sales(PARTNERS, MANAGERS, 120, 0),
        "deals": deals(PARTNERS, MANAGERS, 60, 0),
        "targets": targets([*PARTNERS, None], MANAGERS, 60, 0),
    }
    if outsiders:
        rows["sales"] += sales(outsiders, ["other"], 80, 1000)
        rows["deals"] += deals(outsiders, ["other"], 40, 1000)
        rows["targets"] += targets([*outsiders], ["other"], 40, 1000)
    return rows


def _partner(random: Random, key: str) -> dict[str, Any]:
    return {
        "partner": key,
        "name": key,
        "type": random.choice(["Reseller", "Distributor"]),
        "tier": random.choice(["Gold", None]),
        "territory": random.choice(["L1", "L2", "R", None]),
        "parent": random.choice([*PARTNERS, None]),
        "country": random.choice(["DE", None]),
        "measured_on": random.choice(["sell-in", "sell-through"]),
        "signed": "2024-02-01",
    }


@dataclass(frozen=True)
class Twins:
    """The same channel, alone and with strangers in it."""

    alone: Snapshot
    crowded: Snapshot


@pytest.fixture(scope="module", params=[1, 2])
def twins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twins:
    folder: Path = tmp_path_factory.mktemp("twins")
    crowded = channel(Random(request.param), foreign=5)
    alone = {
        name: [row for row in rows if not str(row.get("partner")).startswith("Q")]
        for name, rows in crowded.items()
    }
    return Twins(build(folder / "alone", alone), build(folder / "crowded", crowded))


groupings = st.lists(st.sampled_from([*TIMES, *PLACES, *REST]), max_size=3, unique=True)
scopes = st.one_of(
    st.just(EVERYTHING),
    st.builds(
        lambda partners, managers: scope(*partners, managers=managers, internal=True),
        st.lists(st.sampled_from(PARTNERS), unique=True),
        st.lists(st.sampled_from(MANAGERS), unique=True),
    ),
)
limited = scopes.filter(lambda scope: not scope.everything)
periods = st.sampled_from(["2024", "2025", "2025-Q2..2026-H1", "2026-05", "2024..2027"])


def questions(to: st.SearchStrategy[Scope]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "to": to,
            "period": periods,
            "basis": st.sampled_from(["target", "quota"]),
            "owner": st.sampled_from(["then", "today"]),
        }
    )


@MANY
@given(by=groupings, question=questions(scopes))
def test_the_parts_sum_to_the_total(twins: Twins, by: list[str], question: dict[str, Any]) -> None:
    parts: dict[str, Decimal] = dict.fromkeys(ADDITIVE, Decimal(0))
    for figure in ask(twins.crowded, *ADDITIVE, by=by, **question).figures:
        parts[figure.kpi] += figure.value or 0
    for figure in ask(twins.crowded, *ADDITIVE, **question).figures:
        off = abs(parts[figure.kpi] - (figure.value or 0))
        assert off <= (LAST_DIGITS if figure.kpi in BY_DAYS else 0), figure.kpi


@MANY
@given(by=groupings, question=questions(limited))
def test_strangers_make_no_difference(twins: Twins, by: list[str], question: dict[str, Any]) -> None:
    kpis = list(built_in())
    alone, crowded = (ask(snapshot, *kpis, by=by, **question) for snapshot in (twins.alone, twins.crowded))
    assert [figure.as_json() for figure in alone.figures] == [figure.as_json() for figure in crowded.figures]


@MANY
@given(
    to=limited,
    name=st.sampled_from([*PLACES, *REST]),
    value=st.sampled_from(["Q1", "other", "L1", "P0", "x"]),
)
def test_strangers_are_not_even_suggested(twins: Twins, to: Any, name: str, value: str) -> None:
    answers = []
    for snapshot in (twins.alone, twins.crowded):
        try:
            answers.append(
                str([f.value for f in ask(snapshot, "revenue", to=to, where={name: [value]}).figures])
            )
        except QuestionError as error:
            answers.append(str(error))
    assert answers[0] == answers[1]


@MANY
@given(by=groupings, name=st.sampled_from([*PLACES, *REST]), period=periods)
def test_filtering_by_a_group_gives_its_figure(twins: Twins, by: list, name: str, period: str) -> None:
    kpis = ["revenue", "target", "won", "win_rate", "active_partners", "attainment"]
    grouped = ask(twins.crowded, *kpis, by=[name], period=period)
    for figure in grouped.figures[:30]:
        if name == "territory" and figure.by[name] is not None:
            continue  # filtering by a territory includes what lies below it
        (alone,) = ask(twins.crowded, figure.kpi, where={name: [figure.by[name]]}, period=period).figures
        assert alone.value == figure.value
