"""Nothing outside a scope is counted, named or hinted at."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.kpis.channel import ask, build, one, scope, values

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.cube import Snapshot, recorded
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import Definitions, QuestionError, built_in
from quarterdeck.kpis.declared import BUILT_IN
from quarterdeck.subjects import load

ROWS = {
    "partners": (
        {"partner": "A", "name": "Alpha", "tier": "Gold", "territory": "DE", "country": "Germany"},
        {"partner": "B", "name": "Beta", "tier": "Platinum", "territory": "FR", "country": "France"},
    ),
    "territories": (
        {"territory": "DE", "name": "Germany", "parent": None, "level": "land"},
        {"territory": "FR", "name": "France", "parent": None, "level": "land"},
    ),
    "people": ({"person": "mia", "name": "Mia"}, {"person": "zoe", "name": "Zoe"}),
    "assignments": ({"partner": "B", "manager": "zoe", "since": "2025-01-01"},),
    "sales": (
        {"partner": "A", "date": "2026-01-10", "amount": "100", "cost": "60", "manager": "mia"},
        {"partner": "B", "date": "2026-01-10", "amount": "900", "cost": "60"},
        {"partner": "B", "date": "2026-01-11", "amount": "5", "cost": "1", "manager": "mia"},
    ),
    "targets": (
        {"partner": "A", "date": "2026-01-01", "amount": "10"},
        {"partner": None, "manager": "mia", "date": "2026-01-01", "amount": "7", "basis": "quota"},
        {"partner": None, "manager": "zoe", "date": "2026-01-01", "amount": "8", "basis": "quota"},
    ),
    "deals": (
        {"partner": "A", "status": "open", "amount": "1", "close_date": "2026-02-01", "stage": "Proposal"},
        {"partner": "B", "status": "open", "amount": "2", "close_date": "2026-02-01", "stage": "Secret"},
    ),
}
ALPHA = scope("A")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build(tmp_path_factory.mktemp("scope"), ROWS)


def test_only_visible_rows_count(snapshot: Snapshot) -> None:
    assert one(ask(snapshot, "revenue", to=ALPHA)).value == 100
    assert values(ask(snapshot, "revenue", to=ALPHA, by=["partner"])) == {"A": 100}
    assert values(ask(snapshot, "share", to=ALPHA, by=["partner"])) == {"A": 1}
    assert one(ask(snapshot, "active_partners", to=ALPHA)).value == 1
    assert one(ask(snapshot, "pipeline", to=ALPHA)).value == 1


def test_a_scope_of_nobody_sees_nothing(snapshot: Snapshot) -> None:
    assert one(ask(snapshot, "revenue", to=scope())).value == 0
    assert ask(snapshot, "revenue", to=scope(), by=["partner"]).figures == []


def test_a_managers_own_sales_and_quota_stay_theirs(snapshot: Snapshot) -> None:
    mia = scope("A", managers=["mia"], internal=True)
    assert values(ask(snapshot, "revenue", to=mia, by=["partner"])) == {"A": 100, "B": 5}
    assert values(ask(snapshot, "target", to=mia, by=["manager"], basis="quota")) == {"mia": 7}
    only = scope(managers=["mia", "zoe"], internal=True)
    assert one(ask(snapshot, "revenue", to=only)).value == 1005
    assert one(ask(snapshot, "target", to=ALPHA, basis="quota")).value == 0


@pytest.mark.parametrize(
    ("where", "unknown"),
    [
        ({"partner": ["B"]}, {"partner": ["Q"]}),
        ({"partner": ["Beta"]}, {"partner": ["Beto"]}),
        ({"tier": ["Platinum"]}, {"tier": ["Platinun"]}),
        ({"territory": ["FR"]}, {"territory": ["QQ"]}),
        ({"land": ["France"]}, {"land": ["Frence"]}),
        ({"country": ["France"]}, {"country": ["Frence"]}),
        ({"manager": ["zoe"]}, {"manager": ["zob"]}),
        ({"stage": ["Secret"]}, {"stage": ["Secrat"]}),
    ],
)
def test_a_foreign_value_is_an_unknown_one(snapshot: Snapshot, where: dict, unknown: dict) -> None:
    sentences = []
    for question in (where, unknown):
        with pytest.raises(QuestionError) as raised:
            ask(snapshot, "revenue", to=ALPHA, where=question)
        ((value,),) = question.values()
        sentences.append(str(raised.value).replace(value, "..."))
    assert sentences[0] == sentences[1]


def test_own_values_are_known(snapshot: Snapshot) -> None:
    for where in ({"partner": ["alpha"]}, {"tier": ["gold"]}, {"territory": ["DE"]}, {"manager": ["Mia"]}):
        assert one(ask(snapshot, "revenue", to=ALPHA, where=where)).value == 100


KNOWN = built_in()
INTERNAL = [kpi.name for kpi in KNOWN.values() if kpi.access == "internal"]
WITHOUT = Definitions([kpi for kpi in KNOWN.values() if kpi.access == "public"], KNOWN.subjects)


def test_there_are_internal_kpis() -> None:
    assert {"margin", "margin_percent"} <= set(INTERNAL)


@pytest.mark.parametrize("name", INTERNAL)
@pytest.mark.parametrize("spelling", ["{}", "{} ", " {}", "{}s", "({})"])
@pytest.mark.parametrize("case", [str, str.upper, str.title])
def test_a_partner_gets_the_answer_of_a_house_without_internal_kpis(
    snapshot: Snapshot, name: str, spelling: str, case: Callable[[str], str]
) -> None:
    sentences = []
    for known in (KNOWN, WITHOUT):
        with pytest.raises(QuestionError) as raised:
            ask(snapshot, spelling.format(case(name)), to=ALPHA, known=known)
        sentences.append(str(raised.value))
    assert sentences[0] == sentences[1]


def test_internal_columns_are_no_dimensions_for_partners(tmp_path: Path) -> None:
    folder = tmp_path / "subjects"
    folder.mkdir()
    (folder / "claims.toml").write_text(OWN, encoding="utf-8")
    own = load(folder)
    rows = {"claims": ({"partner": "A", "day": "2026-01-01", "amount": "3", "verdict": "doubtful"},)}
    snapshot, known = build(tmp_path, rows, catalogue=own), Definitions(BUILT_IN, own)
    inside = scope("A", internal=True)
    assert values(ask(snapshot, "revenue", to=inside, by=["verdict"], known=known)) == {}
    for question in ({"by": ["verdict"]}, {"where": {"verdict": ["doubtful"]}}):
        with pytest.raises(QuestionError, match="There is no dimension 'verdict'"):
            ask(snapshot, "revenue", to=ALPHA, known=known, **question)


OWN = """
label = "Claims"
help = "What partners claim back."
kind = "fact"
key = ["claim"]
date = "day"

[columns]
claim = { type = "text", label = "Claim", required = true, example = "C-1" }
day = { type = "date", label = "Day", required = true, example = "2026-01-01" }
partner = { type = "text", label = "Partner", required = true, references = "partners", example = "P-001" }
amount = { type = "amount", label = "Amount", required = true, measure = true, example = "1" }
currency = { type = "text", label = "Currency", required = true, example = "EUR" }
verdict = { type = "text", label = "Verdict", dimension = true, internal = true, example = "ok" }
"""


SHARED = {
    "partners": (
        {"partner": "G", "name": "Group"},
        {"partner": "D1", "name": "First Distribution", "parent": "G", "measured_on": "sell-through"},
        {"partner": "D2", "name": "Rival Distribution", "measured_on": "sell-through"},
        {"partner": "R1", "name": "Reseller", "parent": "D1", "signed": "2026-01-01"},
    ),
    "sales": (
        {"partner": "R1", "amount": "1", "date": "2026-03-01", "distributor": None},
        {"partner": "R1", "amount": "10", "date": "2026-02-01", "distributor": "D1"},
        {"partner": "R1", "amount": "100", "date": "2026-01-11", "distributor": "D2"},
        {"partner": "D1", "amount": "1000", "flow": "sell-through", "distributor": "G"},
    ),
    "targets": (
        {"partner": "R1", "date": "2026-01-01", "amount": "5"},
        {"partner": "R1", "date": "2026-01-01", "amount": "50", "basis": "quota"},
        {"partner": "R1", "date": "2026-01-01", "amount": "500", "basis": "plan", "version": "Plan 1"},
    ),
}
FROM_ABOVE = scope("D1", "R1", own=["D1"])
RESELLER = scope("R1", own=["R1"])
BOTH = (FROM_ABOVE, RESELLER)
BASES = ("target", "quota", "plan")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build(tmp_path_factory.mktemp("shared"), SHARED)


@pytest.mark.parametrize(("to", "plan"), [(FROM_ABOVE, 0), (RESELLER, 500), (scope("R1"), 0)])
@pytest.mark.parametrize("where", [{}, {"partner": ["R1"]}])
def test_quotas_are_not_there_for_partners_and_plans_for_who_signed_them(
    shared: Snapshot, to: Scope, plan: int, where: dict
) -> None:
    found = {basis: one(ask(shared, "target", to=to, basis=basis, where=where)).value for basis in BASES}
    assert found == {"target": 5, "quota": 0, "plan": plan}
    inside = scope("R1", internal=True)
    assert [one(ask(shared, "target", to=inside, basis=basis)).value for basis in BASES] == [5, 50, 500]


def test_that_a_reseller_has_a_plan_is_not_told_by_its_name(shared: Snapshot) -> None:
    """Its version is named to who signed it; to others it is as unknown as one that never was."""
    assert values(ask(shared, "target", to=RESELLER, basis="plan", by=["version"])) == {"Plan 1": 500}
    assert values(ask(shared, "target", to=FROM_ABOVE, basis="plan", by=["version"])) in ({}, {None: 0})
    for version in ("Plan 1", "Plan 9"):
        with pytest.raises(QuestionError, match=f"'{version}'"):
            ask(shared, "target", to=FROM_ABOVE, basis="plan", where={"version": [version]})


@pytest.mark.parametrize("where", [{}, {"partner": ["R1"]}, {"parent": ["D1"]}])
def test_a_distributor_does_not_see_what_its_resellers_buy_from_its_rival(
    shared: Snapshot, where: dict
) -> None:
    assert values(ask(shared, "revenue", to=FROM_ABOVE, by=["partner"], where=where))["R1"] == 11
    assert values(ask(shared, "revenue", to=RESELLER, by=["partner"]))["R1"] == 111
    inside = scope("D1", "R1", internal=True)
    assert values(ask(shared, "revenue", to=inside, by=["partner"]))["R1"] == 111


def test_a_distributors_own_trade_is_its_own(shared: Snapshot) -> None:
    assert values(ask(shared, "revenue", to=FROM_ABOVE, by=["partner"]))["D1"] == 1000


def test_lines_and_waits_kept_row_by_row_hide_it_too(tmp_path: Path) -> None:
    folder = tmp_path / "subjects"
    folder.mkdir()
    (folder / "claims.toml").write_text(f'rollup = "row"\n{OWN}{BOUGHT_THROUGH}', encoding="utf-8")
    own = load(folder)
    claims = (
        {"claim": "first", "partner": "R1", "day": "2026-01-11", "distributor": "D2"},
        {"claim": "second", "partner": "R1", "day": "2026-02-01", "distributor": "D1"},
    )
    snapshot = build(tmp_path, SHARED | {"claims": claims}, catalogue=own)
    formula = "median_days(partners.signed, claims.day)"
    wait = replace(KNOWN["time_to_first_deal"], formula=formula)
    known, found = Definitions([wait], own), []
    for to in BOTH:
        days = one(ask(snapshot, wait.name, to=to, where={"partner": ["R1"]}, known=known)).value
        lines = recorded(snapshot, to, own["claims"], span=Span.parse("2026", FiscalCalendar()))
        found.append((days, {line["claim"] for line in lines}))
    assert found == [(31, {"second"}), (10, {"first", "second"})]


BOUGHT_THROUGH = (
    'distributor = { type = "text", label = "Distributor", references = "partners", example = "D" }'
)


def test_partners_outside_the_scope_are_not_named(shared: Snapshot) -> None:
    def labels(to: Scope, by: str) -> set[str]:
        figures = ask(shared, "sell_in", "sell_through", to=to, by=[by]).figures
        return {figure.labels.get(by, "") for figure in figures}

    assert labels(FROM_ABOVE, "parent") == {"Group", "First Distribution"}
    assert labels(RESELLER, "parent") == {"First Distribution"}
    assert labels(scope("R1"), "parent") == {""}
    assert labels(scope("R1", internal=True), "parent") == {"First Distribution"}
    assert labels(FROM_ABOVE, "distributor") == {"", "Group", "First Distribution"}
    assert labels(RESELLER, "distributor") == {"", "First Distribution", "Rival Distribution"}


def test_a_rival_is_an_unknown_value(shared: Snapshot) -> None:
    with pytest.raises(QuestionError, match="There is no distributor 'D2'"):
        ask(shared, "sell_in", to=FROM_ABOVE, where={"distributor": ["D2"]})
    assert one(ask(shared, "sell_in", to=RESELLER, where={"distributor": ["D2"]})).value == 100
