"""Facts made by hand: of a third quarter with two lines, looked at when it was over."""

from datetime import date
from decimal import Decimal
from typing import Any

from quarterdeck.reviews.arithmetic.chance import Chance, Why
from quarterdeck.reviews.arithmetic.shift import Shift
from quarterdeck.reviews.facts import Ahead, Amounts, Back, BackLine, BackQuarter, Coming, Facts

DAY = date(2026, 10, 5)


def amounts(plan: float | None, actual: float, last_year: float = 0, due: float | None = None) -> Amounts:
    """In thousands. All of the plan is due unless told."""
    return Amounts(
        plan=_thousands(plan),
        due=_thousands(plan if due is None else due),
        actual=_thousands(actual) or Decimal(0),
        last_year=_thousands(last_year) or Decimal(0),
    )


def line(key: str, *quarters: Amounts, kind: str = "family", name: str | None = None) -> BackLine:
    return BackLine(
        key=key,
        kind=kind,
        name=key if name is None else name,
        quarters=quarters,
        total=Amounts.of_all(quarters),
    )


def back(*lines: BackLine, running: bool = False, begun: bool = True, planned_by_line: bool = True) -> Back:
    """Of quarters from the first of 2026 on; the last may still run, or be to come."""
    count = len(lines[0].quarters)
    quarters = tuple(
        BackQuarter(
            key=f"2026-Q{number + 1}",
            begun=begun or number + 1 < count,
            over=(begun and not running) or number + 1 < count,
            amounts=Amounts.of_all(one.quarters[number] for one in lines),
        )
        for number in range(count)
    )
    return Back(
        span=f"2026-01..2026-{count * 3:02}",
        quarters=quarters,
        total=Amounts.of_all(one.amounts for one in quarters),
        lines=lines,
        planned_by_line=planned_by_line,
    )


def coming(key: str, plan: float | None, pipeline: float, **known: Any) -> Coming:
    """In thousands; four times the plan is asked for."""
    planned, open_ = _thousands(plan), _thousands(pipeline) or Decimal(0)
    usual: dict[str, Any] = {
        "begun": False,
        "basis": "plan" if plan else "",
        "actual": Decimal(0),
        "last_year": Decimal(0),
        "won": Decimal(0),
        "qualified": open_,
        "weighted": None,
        "index": open_ / planned if planned else None,
        "index_target": Decimal(4),
        "coverage": open_ / planned if planned else None,
    }
    return Coming(key=key, plan=planned, pipeline=open_, **usual | known)


def ahead(*quarters: Coming, **known: Any) -> Ahead:
    usual: dict[str, Any] = {
        "deals": (),
        "shift": Shift((), ()),
        "chance": Chance(None, None, Why.NO_PLAN, Decimal(0)),
        "win_rate": None,
        "won_count": 0,
        "lost_count": 0,
    }
    return Ahead(quarters=quarters, **usual | known)


def facts(looked_back: Back, looked_ahead: Ahead | None = None, **known: Any) -> Facts:
    usual: dict[str, Any] = {
        "partner": "P-1",
        "day": DAY,
        "currency": "EUR",
        "plan": 1,
        "data_version": "1",
        "lake_versions": {},
        "known": True,
        "manager": "Mia Brandt",
        "story": None,
        "since": None,
        "promises": (),
        "peers": None,
        "untried": (),
    }
    return Facts(
        quarter=looked_back.reviewed.key, back=looked_back, ahead=looked_ahead or ahead(), **usual | known
    )


def _thousands(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)) * 1000
