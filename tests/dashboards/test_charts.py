"""Pictures without style attributes (the security policy forbids them), true to scale."""

import re
from decimal import Decimal

from quarterdeck.dashboards.charts.bullet import Bullet
from quarterdeck.dashboards.charts.months import MonthBar, months_chart
from quarterdeck.dashboards.charts.share import share_bar
from quarterdeck.dashboards.charts.sparkline import sparkline


def test_a_bullet_is_true_to_scale():
    picture = Bullet(actual=Decimal(50), target=Decimal(100), last_year=Decimal(25), says="half <way>").svg()
    actual = float(re.search(r'is-actual[^>]*width="([\d.]+)"', picture)[1])
    last_year = float(re.search(r'is-last-year[^>]*width="([\d.]+)"', picture)[1])
    target = float(re.search(r'is-target"[^>]*x1="([\d.]+)"', picture)[1])
    assert abs(actual / target - 0.5) < 0.01
    assert abs(last_year / target - 0.25) < 0.01
    assert "half &lt;way&gt;" in picture
    assert "style=" not in picture


def test_a_bullet_of_nothing_and_of_returns_is_still_a_picture():
    for actual in (Decimal(0), Decimal(-5)):
        picture = Bullet(actual=actual, says="nothing").svg()
        assert 'width="-' not in picture


def test_a_sparkline_ends_where_the_values_end():
    picture = sparkline([Decimal(0), Decimal(10), Decimal(5)], "course")
    assert 'points="0.0,21.0 50.0,3.0 100.0,12.0"' in picture
    assert sparkline([Decimal(1)], "too short") == ""


def test_a_share_never_leaves_its_bar():
    assert 'width="100.0"' in share_bar(Decimal(30), Decimal(20))
    assert 'width="0.0"' in share_bar(Decimal(-3), Decimal(20))


def test_a_month_ahead_has_no_bar_and_says_so():
    bar = MonthBar(
        key="2026-12", label="Dec", name="December 2026", says="December 2026: still ahead", over=False,
        actual=None, target=Decimal(10), last_year=Decimal(8),
    )  # fmt: skip
    rows = months_chart([bar], "title")["data"]["values"]
    assert rows == [
        {
            "label": "Dec",
            "says": "December 2026: still ahead",
            "actual": None,
            "target": 10.0,
            "last_year": 8.0,
        }
    ]
