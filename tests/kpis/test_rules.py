"""Which thresholds count for whom: the rule picked is that of a slow oracle written from the sentence."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kpis.channel import ask, build
from tests.kpis.small import ROWS

from quarterdeck.cube import Snapshot
from quarterdeck.kpis import Definitions, Status, built_in
from quarterdeck.kpis.kept import Kept, KeptRule
from quarterdeck.kpis.record import Thresholds
from quarterdeck.kpis.rules import Rule, Rules

DAY = date(2026, 1, 1)
PARENTS = {"WORLD": None, "EMEA": "WORLD", "DE": "EMEA", "BY": "DE", "FR": "EMEA", "US": "WORLD"}
TYPES = ["Reseller", "Distributor"]
LIMITS = Thresholds(Decimal(1), Decimal(2), Decimal(3))


def rule(kind: str = "", place: str = "", *, limits: Thresholds = LIMITS, **more) -> Rule:
    return Rule(kpi="pace", type=kind, territory=place, limits=limits, since=more.pop("since", DAY), **more)


def above(place: str | None) -> list[str]:
    return [] if place is None else [place, *above(PARENTS[place])]


def oracle(rules: list[Rule], kind: str | None, place: str | None) -> Rule | None:
    """All rules that fit, the most specific last: both, then the nearest territory, then the type."""
    fitting = [one for one in rules if one.type in ("", kind) and one.territory in ("", *above(place))]

    def specific(one: Rule) -> tuple[bool, bool, int, bool]:
        depth = len(above(one.territory or None))
        return (bool(one.type and one.territory), bool(one.territory), depth, bool(one.type))

    return max(fitting, key=specific, default=None)


@given(
    pairs=st.sets(st.tuples(st.sampled_from(["", *TYPES]), st.sampled_from(["", *PARENTS]))),
    kind=st.sampled_from([None, *TYPES, "Consultancy"]),
    place=st.sampled_from([None, *PARENTS]),
)
def test_the_most_specific_rule_wins(pairs, kind, place):
    rules = [rule(one, where) for one, where in pairs]
    assert Rules(rules).pick("pace", kind, above(place)) == oracle(rules, kind, place)
    assert Rules(rules).pick("growth", kind, above(place)) is None


@given(
    kept=st.lists(st.tuples(st.sampled_from(TYPES), st.integers(0, 5), st.booleans()), max_size=8),
    day=st.integers(-1, 7),
)
def test_of_the_rules_that_have_begun_the_last_one_holds(kept, day):
    rules = [
        KeptRule(rule(kind, since=DAY + timedelta(begins), number=number), removed, "", None, "")
        for number, (kind, begins, removed) in enumerate(kept)
    ]
    _versions, found = Kept((), tuple(rules)).on(DAY + timedelta(day))
    for kind in TYPES:
        begun = [one for one in rules if one.rule.type == kind and one.rule.since <= DAY + timedelta(day)]
        expected = [begun[-1]] if begun and not begun[-1].removed else []
        assert [rules[place] for place in found if rules[place].rule.type == kind] == expected


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("rules"), ROWS)


def judged(snapshot: Snapshot, *rules: Rule, **question) -> dict:
    """Status by group, where 'ahead' is what everybody is by the KPI's own thresholds."""
    known = Definitions(built_in().values(), built_in().subjects, Rules(rules))
    found = ask(snapshot, "pace", known=known, **question).figures
    return {tuple(one.by.values()): one.status for one in found if one.status is not Status.NOT_AVAILABLE}


HARD = Thresholds(Decimal(10), Decimal(20), Decimal(30))


def test_each_partner_is_judged_by_the_rule_for_its_type_and_place(snapshot):
    by_partner = {"by": ["partner"], "period": "2026-Q1"}
    assert judged(snapshot, **by_partner) == {("A",): Status.AHEAD, ("B",): Status.AHEAD}
    in_france = rule("Reseller", "FR", limits=HARD)
    assert judged(snapshot, in_france, **by_partner) == {("A",): Status.AHEAD, ("B",): Status.AT_RISK}
    europe, germany = rule("", "EMEA", limits=HARD), rule("", "DE")
    assert judged(snapshot, europe, **by_partner) == {("A",): Status.AT_RISK, ("B",): Status.AT_RISK}
    found = judged(snapshot, europe, germany, **by_partner)
    assert found[("B",)] is Status.AT_RISK
    assert found[("A",)] is not Status.AT_RISK


@pytest.mark.parametrize(
    ("question", "at_risk"),
    [
        ({"where": {"partner": ["Alpha"]}}, True),
        ({"where": {"type": ["Reseller"]}}, False),  # of several territories
        ({"where": {"territory": ["Germany"]}}, False),  # of several types
        ({"where": {"territory": ["Germany"], "type": ["Reseller"]}}, True),
        ({"where": {"territory": ["Germany"]}, "by": ["type"]}, True),
        ({"where": {"type": ["Reseller"]}, "by": ["territory"]}, True),
        ({"where": {"partner": ["A", "B"]}}, False),
        ({"where": {"partner": ["A"]}, "by": ["month"]}, True),
        ({"by": ["type", "territory"]}, True),
        ({}, False),
        ({"by": ["manager"]}, False),
    ],
)
def test_a_group_is_judged_by_a_rule_only_if_it_is_for_all_in_it(snapshot, question, at_risk):
    found = judged(snapshot, rule("Reseller", "DE", limits=HARD), period="2026-Q1", **question)
    assert (Status.AT_RISK in found.values()) == at_risk


def test_a_region_is_a_territory_too(snapshot):
    found = judged(snapshot, rule("", "EMEA", limits=HARD), period="2026-Q1", by=["region"])
    assert found[("EMEA",)] is Status.AT_RISK


def test_a_fixed_target_replaces_the_kpis_own(snapshot):
    known = Definitions(
        built_in().values(), built_in().subjects, Rules([rule("Reseller", target=Decimal(2))])
    )
    found = ask(snapshot, "pace", known=known, by=["type"], period="2026-Q1").figures
    assert {one.by["type"]: one.target for one in found if one.value is not None} == {"Reseller": 2}


def test_less_is_better_where_thresholds_fall():
    days = Thresholds(behind=Decimal(10), on_track=Decimal(5), ahead=Decimal(2))
    found = [days.status(Decimal(value)) for value in (1, 2, 5, 10, 11)]
    assert found == [Status.AHEAD, Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.AT_RISK]
