"""Nothing outside a scope is counted, named or hinted at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.kpis.channel import ask, build, one, scope, values

from quarterdeck.cube import Snapshot
from quarterdeck.kpis import Definitions, QuestionError, definitions
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


KNOWN = definitions()
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
