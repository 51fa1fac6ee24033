"""Kpi: all there is to know about one named figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.utils.functional import Promise

from quarterdeck.kpis.figure import Status, Unit

Words = str | Promise
Direction = Literal["higher", "lower", "neutral"]
Access = Literal["public", "internal"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a judged value turns from at risk to behind, on track and ahead.

    Higher is better, or lower where `ahead` is below `behind`. `of` is the formula that is judged
    when it is not the figure itself: attainment in the middle of a quarter is judged by pace.
    """

    behind: Decimal
    on_track: Decimal
    ahead: Decimal
    of: str | None = None

    @property
    def falling(self) -> bool:
        """Whether lower is better."""
        return self.ahead < self.behind

    def status(self, value: Decimal) -> Status:
        sign = -1 if self.falling else 1
        if sign * value >= sign * self.ahead:
            return Status.AHEAD
        if sign * value >= sign * self.on_track:
            return Status.ON_TRACK
        return Status.BEHIND if sign * value >= sign * self.behind else Status.AT_RISK


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example that is a test: `rows` by subject, asked on `today`, give `value`.

    Columns that a row leaves out get the subject's own example or default.
    """

    story: Words
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    value: str
    period: str = "2026-Q1"
    today: str = "2026-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One figure everybody calls by the same name.

    `null_rule` is the reason shown when the value does not exist. `target` is a formula: what the
    value is compared with. `additive` says that the parts of any grouping sum to the total.
    """

    name: str
    label: Words
    question: Words
    formula: str
    words: Words
    unit: Unit
    null_rule: Words
    when_red: Words
    example: Example | None = None
    direction: Direction = "higher"
    access: Access = "public"
    additive: bool = False
    note: Words = ""
    target: str | None = None
    thresholds: Thresholds | None = None
    owner: Words = "Channel operations"
    version: int = 1
    since: str = "0.1"
