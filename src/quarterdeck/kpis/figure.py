"""Figure: the only form in which a number leaves `kpis`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Unit(StrEnum):
    MONEY = "money"
    PERCENT = "percent"  # a ratio: 1 is 100 %
    COUNT = "count"
    UNITS = "units"
    DAYS = "days"
    TIMES = "times"  # a ratio shown as 3.2 x
    MONEY_PER_DAY = "money per day"


class Status(StrEnum):
    """Said in words wherever it is shown."""

    AHEAD = "ahead"
    ON_TRACK = "on track"
    BEHIND = "behind"
    AT_RISK = "at risk"
    NOT_AVAILABLE = "not available"
    NEUTRAL = "neutral"  # a figure that is not judged


@dataclass(frozen=True, slots=True)
class Figure:
    """A KPI's value and everything needed to believe it.

    `by` holds the group ({"quarter": "2013-Q2", "partner": "P-001"}; None for rows that belong to
    no group), `labels` the names to show for the same keys. `value` is None when the figure is not
    available, and `reason` then says why.
    """

    kpi: str
    value: Decimal | None
    unit: Unit
    period: str
    by: Mapping[str, str | None] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None
    reason: str | None = None
    target: Decimal | None = None
    status: Status = Status.NEUTRAL
    definition_version: int = 1
    data_version: str = ""

    def as_json(self) -> dict[str, Any]:
        """As `quarterdeck ask --format json` prints it: numbers are decimal strings."""
        return {
            "kpi": self.kpi,
            "value": _plain(self.value),
            "reason": self.reason,
            "unit": self.unit.value,
            "currency": self.currency,
            "by": dict(self.by),
            "labels": dict(self.labels),
            "period": self.period,
            "target": _plain(self.target),
            "status": self.status.value,
            "definition_version": self.definition_version,
        }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
