"""Deals and their histories: they fit together, and what was planted is in them."""

from typing import Any

import pytest
from tests.demo.conftest import DAY, Ask
from tests.demo.test_planted import Stories


def test_history_counts_from_one(ask: Ask):
    sql = "SELECT deal FROM deal_stages GROUP BY 1 HAVING min(number) <> 1 OR max(number) <> count(*)"
    assert ask(sql) == []


def test_history_ends_as_the_deal_stands(ask: Ask):
    sql = """
        WITH latest AS (SELECT * FROM deal_stages QUALIFY number = max(number) OVER (PARTITION BY deal))
        SELECT deal FROM deals FULL JOIN latest USING (deal)
        WHERE (deals.stage, deals.status, deals.amount, deals.close_date, deals.partner)
           IS DISTINCT FROM (latest.stage, latest.status, latest.amount, latest.close_date, latest.partner)
    """
    assert ask(sql) == []


def test_history_is_in_order_of_time_and_ends_today(ask: Ask):
    sql = """
        SELECT deal FROM deal_stages
        QUALIFY entered < lag(entered) OVER (PARTITION BY deal ORDER BY number) OR entered > ?
    """
    assert ask(sql, DAY) == []


def test_nothing_happens_after_a_deal_is_over(ask: Ask):
    sql = """
        SELECT deal FROM deal_stages
        QUALIFY status <> 'open' AND number <> max(number) OVER (PARTITION BY deal)
    """
    assert ask(sql) == []
    assert ask("SELECT deal FROM deals WHERE status <> 'open' AND close_date > ?", DAY) == []


def test_slipping_partners_move_their_dates(ask: Ask, stories: Stories):
    sql = """
        SELECT avg(moves) FROM (SELECT count(DISTINCT close_date) AS moves FROM deal_stages
        WHERE status = 'open' AND list_contains($1, partner) = $2 GROUP BY deal)
    """
    slipping = [*stories("slipping")]
    assert slipping
    assert ask(sql, slipping, True)[0][0] > ask(sql, slipping, False)[0][0] + 1


def test_win_rates(ask: Ask, planted: dict[str, Any], stories: Stories):
    sql = """
        SELECT count(*) FILTER (status = 'won') / count(*) FROM deals
        WHERE status <> 'open' AND list_contains(?, partner)
    """
    assert ask(sql, [*stories("low win rate")])[0][0] == pytest.approx(0.12, abs=0.05)
    ordinary = [partner for partner, rate in planted["win_rates"].items() if rate > 0.2]
    assert ask(sql, ordinary)[0][0] == pytest.approx(0.30, abs=0.04)


def test_stalled_deals_are_open_and_silent(ask: Ask, planted: dict[str, Any]):
    assert len(planted["stalled_deals"]) > 20
    sql = """
        SELECT status, max(entered) FROM deal_stages JOIN deals USING (deal, status)
        WHERE list_contains(?, deal) GROUP BY ALL
    """
    for status, latest in ask(sql, planted["stalled_deals"]):
        assert status == "open"
        assert (DAY - latest).days >= 90
