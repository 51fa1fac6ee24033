"""What planted.json tells is in the files: computed here from the files alone."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.demo.conftest import DAY, Ask

Stories = Callable[[str], dict[str, dict[str, Any]]]
ORDERS = """
    SELECT count(DISTINCT order_id) FILTER (date >= $1::DATE),
           count(DISTINCT order_id) FILTER (
               date BETWEEN $1::DATE - INTERVAL 1 YEAR AND $3::DATE - INTERVAL 1 YEAR)
    FROM lines WHERE partner = $2
"""
"""Orders since a day, and on the same days a year before."""
GROWTH = 1.05  # what a year brings in the mean, stories aside


def _months_later(ask: Ask, day: str, months: int) -> str:
    return str(ask("SELECT (CAST(? AS DATE) + to_months(?))::DATE", day, months)[0][0])


def test_declines(ask: Ask, stories: Stories):
    """From four months after its start, orders have fallen by the share told."""
    declining = stories("decline")
    assert len(declining) >= 4
    seen = told = 0
    for partner, story in declining.items():
        now, before = ask(ORDERS, _months_later(ask, story["from"], 4), partner, DAY)[0]
        assert now < 0.8 * before, partner
        seen, told = seen + now, told + before * (1 - story["size"])
    assert seen / told == pytest.approx(GROWTH, abs=0.15)


def test_rises(ask: Ask, stories: Stories):
    """From six months after its start, orders have grown by the share told."""
    rising = stories("rise")
    assert len(rising) >= 4
    seen = told = 0
    for partner, story in rising.items():
        now, before = ask(ORDERS, _months_later(ask, story["from"], 6), partner, DAY)[0]
        assert now > 1.15 * before, partner
        seen, told = seen + now, told + before * (1 + story["size"])
    assert seen / told == pytest.approx(GROWTH, abs=0.15)


def test_pipeline_dries_up_with_a_decline(ask: Ask, stories: Stories):
    """Two months before sales do, new deals become a fifth."""
    fresh = """
        SELECT count(*) FILTER (created >= $1) / date_diff('day', $1::DATE, $3::DATE)
             / (count(*) FILTER (created < $1) / date_diff('day', DATE '2023-06-01', $1::DATE))
        FROM deals WHERE partner = $2
    """
    shares = [
        ask(fresh, _months_later(ask, story["from"], -2), partner, str(DAY))[0][0]
        for partner, story in stories("decline").items()
    ]
    assert sum(shares) / len(shares) == pytest.approx(0.2, abs=0.12)


@pytest.mark.parametrize("kind", ["stopped", "ended"])
def test_some_buy_no_more(ask: Ask, stories: Stories, kind: str):
    assert stories(kind)
    for partner, story in stories(kind).items():
        sql = "SELECT count(*) FILTER (date >= $1), count(*) FILTER (date < $1) FROM sales WHERE partner = $2"
        after, before = ask(sql, story["from"], partner)[0]
        assert (after, before > 0) == (0, True)


def test_families_fall_away(ask: Ask, stories: Stories):
    assert stories("family lost")
    sql = """
        SELECT count(*) FILTER (date >= $1), count(*) FILTER (date < $1)
        FROM lines WHERE partner = $2 AND family = $3
    """
    for partner, story in stories("family lost").items():
        after, before = ask(sql, story["from"], partner, story["family"])[0]
        assert (after, before > 5) == (0, True)


ATTACHED = """
    WITH starts AS (SELECT order_id FROM lines WHERE position = 1 AND family = $1
                    AND order_id LIKE 'SO-%' AND list_contains($3, partner) = $4)
    SELECT count(DISTINCT order_id) / (SELECT count(*) FROM starts)
    FROM lines SEMI JOIN starts USING (order_id) WHERE position > 1 AND family = $2
"""


def test_attach_rates(ask: Ask, planted: dict[str, Any], stories: Stories):
    """Of orders that start with the one family, so many also hold the other; and a few by chance."""
    others = [*stories("weak attach"), *stories("family lost")]
    assert len(planted["attach"]) == 7
    for rule in planted["attach"]:
        (rate,) = ask(ATTACHED, rule["of"], rule["with"], others, False)[0]
        assert rate == pytest.approx(rule["probability"] + 0.01, abs=0.04), rule


def test_some_partners_hardly_attach(ask: Ask, stories: Stories):
    (rate,) = ask(ATTACHED, "Storage Arrays", "Care Plans", [*stories("weak attach")], True)[0]
    assert rate == pytest.approx(0.62 * 0.25, abs=0.08)


def test_ordinary_partners_reach_about_their_targets(ask: Ask, planted: dict[str, Any]):
    """Of 2025, in each partner's own currency: three in four lie between 70 and 125 per cent."""
    sql = """
        WITH sold AS (SELECT partner, sum(amount) AS amount FROM sales JOIN partners USING (partner)
                      WHERE flow = measured_on AND year(date) = 2025 GROUP BY 1),
             asked AS (SELECT partner, sum(amount) AS amount FROM targets
                       WHERE basis = 'target' AND year(date) = 2025 GROUP BY 1)
        SELECT partner, sold.amount / asked.amount FROM sold JOIN asked USING (partner)
    """
    special = {story["partner"] for story in planted["stories"]}
    attained = [value for partner, value in ask(sql) if partner not in special]
    assert len(attained) > 20
    assert sum(0.7 <= value <= 1.25 for value in attained) / len(attained) >= 0.75


def test_quotas_are_a_little_more_than_the_targets_of_the_partners(ask: Ask):
    sql = """
        WITH plan AS (SELECT currency, arg_max(rate, date) AS rate FROM exchange_rates
                      WHERE kind = 'plan' GROUP BY 1)
        SELECT sum(amount * coalesce(rate, 1)) FILTER (basis = 'quota')
             / sum(amount * coalesce(rate, 1)) FILTER (basis = 'target')
        FROM targets LEFT JOIN plan USING (currency)
    """
    assert float(ask(sql)[0][0]) == pytest.approx(1.04, abs=0.01)


def test_a_distributor_overstocks(ask: Ask, planted: dict[str, Any]):
    sql = """
        SELECT sum(quantity) FILTER (flow = 'sell-in' AND partner = $1)
             / sum(quantity) FILTER (flow = 'sell-through' AND distributor = $1)
        FROM lines WHERE category = 'Hardware' AND (date >= $2) = $3
    """
    told = planted["overstock"]
    assert ask(sql, told["partner"], told["from"], True)[0][0] == pytest.approx(told["factor"], abs=0.06)
    assert ask(sql, told["partner"], told["from"], False)[0][0] == pytest.approx(1.04, abs=0.04)


def test_hand_overs(ask: Ask, planted: dict[str, Any]):
    assert planted["hand_overs"]
    for told in planted["hand_overs"]:
        sql = "SELECT manager, since::VARCHAR FROM assignments WHERE partner = ? ORDER BY since DESC LIMIT 2"
        (after, day), (before, _) = ask(sql, told["partner"])
        assert (before, after, day) == (told["from"], told["to"], told["on"])
