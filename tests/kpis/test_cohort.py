"""What is told of a partner's peers: three numbers about all of them, nothing about any one."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.kpis.channel import EVERYTHING, TODAY, build, scope

from quarterdeck.cube import Snapshot
from quarterdeck.kpis.cohort import Quartiles, peers

GROWN = [-50, -20, 0, 10, 20, 40, 80]
"""Percent, of seven resellers that sold 1,000 in the year to April 2025."""


def sold(partner: str, before: int, now: int) -> list[dict[str, object]]:
    return [
        {"partner": partner, "date": "2025-02-01", "amount": str(before)},
        {"partner": partner, "date": "2026-02-01", "amount": str(now)},
        {"partner": partner, "date": "2026-05-01", "amount": "999999"},  # this month is not over
    ]


@pytest.fixture(scope="module")
def channel(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Seven resellers, five hosts, eighteen agents of three sizes, one that began this year."""
    kinds = {f"R{n}": "Reseller" for n in range(7)} | {f"H{n}": "Host" for n in range(5)}
    kinds |= {f"A{n:02}": "Agent" for n in range(18)} | {"NEW": "Reseller", "BARE": ""}
    sales = [row for n, grown in enumerate(GROWN) for row in sold(f"R{n}", 1000, 1000 + 10 * grown)]
    sales += [row for n in range(5) for row in sold(f"H{n}", 1000, 2000)]
    sales += [
        row for n in range(18) for row in sold(f"A{n:02}", 100 * (n + 1), (105 + 5 * (n // 6)) * (n + 1))
    ]
    sales += sold("NEW", 0, 500)[1:] + sold("BARE", 1000, 3000)
    partners = [{"partner": key, "name": key, "type": kind or None} for key, kind in kinds.items()]
    return build(tmp_path_factory.mktemp("cohorts"), {"partners": partners, "sales": sales})


def told(channel: Snapshot, partner: str, to=EVERYTHING) -> Quartiles | None:
    return peers(channel, to, partner, basis="target", today=TODAY)


def test_median_and_quartiles_of_a_type(channel: Snapshot):
    """In order -50, -20, 0, 10, 20, 40, 80: the second and third meet at the lower quartile."""
    growth = Quartiles(Decimal("-0.10"), Decimal("0.10"), Decimal("0.30"), by_size=False)
    assert told(channel, "R0") == growth


def test_all_of_a_cohort_are_told_the_same_whoever_asks(channel: Snapshot):
    """So no two answers can be taken from one another."""
    alone = {told(channel, f"R{n}", scope(f"R{n}", own=[f"R{n}"])) for n in range(7)}
    assert alone == {told(channel, "R0"), told(channel, "R1", scope("R1", internal=True))}


@pytest.mark.parametrize("partner", ["H0", "NEW", "BARE", "X"])
def test_of_fewer_than_five_others_nothing_is_said(channel: Snapshot, partner: str):
    """Nor of who did not sell in the year before, has no type, or does not exist."""
    assert told(channel, partner) is None


def test_partners_of_one_size_are_compared_where_there_are_enough(channel: Snapshot):
    """The six smallest grew by 5 %, the next six by 10 %, the largest by 15 %."""
    found = {partner: told(channel, partner) for partner in ("A00", "A05", "A06", "A11", "A12", "A17")}
    assert [str(one.median) for one in found.values() if one and one.by_size] == [
        "0.05", "0.05", "0.10", "0.10", "0.15", "0.15"
    ]  # fmt: skip


def test_who_sees_most_of_a_cohort_is_not_told_of_the_rest(channel: Snapshot):
    """They could work the few others out: from seven with three unknown, four, and then five."""
    for seen, answer in ((2, True), (3, False), (6, False), (7, True)):
        reader = scope(*(f"R{n}" for n in range(seen)), internal=True)
        assert (told(channel, "R0", reader) is not None) is answer


def test_of_a_partner_out_of_sight_nothing_is_said(channel: Snapshot):
    assert told(channel, "R1", scope("R0", own=["R0"])) is None


def test_one_question_for_the_whole_channel(channel: Snapshot, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    query = Snapshot.query
    monkeypatch.setattr(
        Snapshot, "query", lambda *args, **more: (asked.append(args[1]), query(*args, **more))[1]
    )
    april = TODAY.replace(month=4)
    for partner in ("R0", "A03", "H1"):
        peers(channel, EVERYTHING, partner, basis="target", today=april)
    assert sum("quantile_cont" in text for text in asked) == 1


def test_one_partner_more_or_less_shows_as_whole_percents_at_most(tmp_path: Path):
    """What came in for one partner cannot be read off the numbers to the last digit."""
    sales = [row for n in range(7) for row in sold(f"R{n}", 1000, 1001 + n)]
    partners = [{"partner": f"R{n}", "name": f"R{n}", "type": "Reseller"} for n in range(7)]
    found = told(build(tmp_path, {"partners": partners, "sales": sales}), "R0")
    assert found is not None
    assert {found.lower, found.median, found.upper} <= {Decimal("0.00"), Decimal("0.01")}
