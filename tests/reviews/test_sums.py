"""Sums over lines are the total, whatever was planned and sold, and however lines overlap."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.calendar import FiscalCalendar, Period, Span
from quarterdeck.plans.content import Content, Line, Sold
from quarterdeck.reviews.gathering import back as gathering
from quarterdeck.reviews.gathering.ground import Ground

pytestmark = pytest.mark.any_database
CALENDAR = FiscalCalendar()
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")
PRODUCTS = {"S-1": "Storage", "S-2": "Storage", "N-1": "Network", "X-1": None}
CENTS = st.integers(-(10**9), 10**12).map(lambda cents: Decimal(cents).scaleb(-2))
PLANNED = st.integers(0, 10**12).map(lambda cents: Decimal(cents).scaleb(-2))
OFFERS = [(Sold.PRODUCT, key) for key in PRODUCTS] + [(Sold.FAMILY, key) for key in ("Storage", "Network")]


@st.composite
def lines(draw: st.DrawFn) -> tuple[Line, ...]:
    """Some products and families, which may count the same product."""
    chosen = draw(st.lists(st.sampled_from(OFFERS), unique=True, max_size=4))
    months = st.lists(PLANNED, min_size=12, max_size=12).map(tuple)
    return tuple(
        Line(key=f"l{number}", kind=kind, sold=sold, name=sold, months=draw(months))
        for number, (kind, sold) in enumerate(chosen)
    )


@st.composite
def sales(draw: st.DrawFn) -> dict[Any, Any]:
    """By family and product, then quarter, then KPI; some were never sold."""
    found: dict[Any, Any] = defaultdict(gathering._nothing)
    for product in draw(st.lists(st.sampled_from(list(PRODUCTS)), unique=True)):
        for quarter in QUARTERS:
            found[PRODUCTS[product], product][quarter] = {kpi: draw(CENTS) for kpi in gathering.SOLD}
    return found


@given(lines=lines(), sold=sales(), today=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_sums_over_lines_are_the_total(lines: tuple[Line, ...], sold: dict[Any, Any], today: date):
    content = Content(begins="2026-01", length=12, currency="EUR", lines=lines)
    quarter = Period.parse("2026-Q3", CALENDAR)
    reader: Any = SimpleNamespace(today=today, currency="EUR")
    partner: Any = SimpleNamespace(pk="P-1")
    span = Span.parse("2026-01..2026-09", CALENDAR)
    ground = Ground(reader, partner, quarter, None, content, span)
    with patch.object(gathering, "_cells", lambda _ground: sold):
        back = gathering.back(ground)
    for place, one in enumerate(back.quarters):
        rows = [line.quarters[place] for line in back.lines]
        assert one.amounts.actual == sum((row.actual for row in rows), Decimal(0))
        assert (one.amounts.plan or 0) == sum((row.plan or 0 for row in rows), Decimal(0))
        everything = sum((cell[one.key]["revenue"] for cell in sold.values()), Decimal(0))
        assert one.amounts.actual == everything
        months = slice(3 * place, 3 * place + 3)
        assert (one.amounts.plan or 0) == sum((sum(line.months[months]) for line in lines), Decimal(0))
    assert back.total.actual == sum((one.amounts.actual for one in back.quarters), Decimal(0))
    assert back.total.last_year == sum((line.total.last_year for line in back.lines), Decimal(0))
    assert back.total.plan is None or back.total.variance == back.total.actual - back.total.plan
