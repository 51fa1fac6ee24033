"""Content: what a plan says, as one value that never changes. Every edit makes another.

Months are numbered from 0 at the plan's start; amounts are in the plan's currency, as it can be paid.
Rates and shares are parts of one: 0.25 is 25 %.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

HORIZONS = (24, 36)
"""The months that are offered; any number from 1 to 60 holds."""
LINES = 40
Key = Annotated[str, Field(pattern=r"^[a-z]\d{1,6}$")]
"""'l1', 'g2': given once, and the same in every later version."""
Amount = Annotated[Decimal, Field(max_digits=22, decimal_places=4, allow_inf_nan=False)]
Positive = Annotated[Amount, Field(ge=0)]
Share = Annotated[Decimal, Field(ge=0, le=1, max_digits=12, decimal_places=10)]
Rate = Annotated[Decimal, Field(ge=-1, le=100, max_digits=12, decimal_places=8)]
Days = Annotated[Decimal, Field(ge=0, le=3650, max_digits=8, decimal_places=2)]
Text = Annotated[str, Field(max_length=2000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Value(BaseModel):
    """Frozen, and only what it names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sold(StrEnum):
    """What a line is of."""

    PRODUCT = "product"
    FAMILY = "family"
    PLAY = "play"


class Way(Value):
    """How the months of a line came about.

    `growth` and `annual` hold one number for each year of the plan, the last one for all that follow.
    """

    method: Literal["growth", "shape", "custom"] = "custom"
    growth: tuple[Rate, ...] = ()
    cleaned: bool = False
    shape: str = ""
    annual: tuple[Positive, ...] = ()


class Service(Value):
    """What the partner sells with a part of the deals: days at a rate, which cost it so much a day."""

    key: Key
    name: Name
    attach: Share
    days: Days
    day_rate: Positive
    day_cost: Positive


class Earning(Value):
    """What a line brings the partner. `margin` and `rebate` are parts of revenue, `deal` the average deal.

    Without `margin` the profit of the line is not available; without `deal` that of its services.
    """

    margin: Share | None = None
    rebate: Share = Decimal(0)
    deal: Positive | None = None
    services: tuple[Service, ...] = ()


class Line(Value):
    """One product, family or sales play: what is to be sold of it, month by month."""

    key: Key
    kind: Sold
    sold: Name
    name: Name
    way: Way = Way()
    months: tuple[Positive, ...]
    locked: tuple[int, ...] = ()
    earning: Earning = Earning()

    @property
    def total(self) -> Decimal:
        return sum(self.months, Decimal(0))


class Investment(Value):
    """What the partner puts in, in one month: `amount`, and for people `people` x `days` at their rates.

    `day_cost` is what a day of one person costs beside, `lost_day` the billing lost by it.
    `vendor_share` of `amount` is paid by the vendor (market development funds, for instance).
    """

    key: Key
    kind: Literal["training", "marketing", "equipment", "presales", "other"]
    name: Name
    month: Annotated[int, Field(ge=0, lt=60)] = 0
    amount: Positive = Decimal(0)
    people: Annotated[int, Field(ge=0, le=10000)] = 0
    days: Days = Decimal(0)
    day_cost: Positive = Decimal(0)
    lost_day: Positive = Decimal(0)
    vendor_share: Share = Decimal(0)


class Terms(Value):
    """When money moves, what it costs, and the margin that the partner does not want to fall below.

    Customers pay after `collect_days`, the vendor is paid after `pay_days`, stock is bought `stock_days`
    ahead. `finance_rate` is interest a year on what is tied up.
    """

    collect_days: Days = Decimal(30)
    pay_days: Days = Decimal(30)
    stock_days: Days = Decimal(0)
    finance_rate: Share = Decimal(0)
    floor: Share | None = None


class Goal(Value):
    """What both want to reach. What is missing for it to be SMART is found in `goals`, not refused."""

    key: Key
    text: Text
    kpi: str = ""
    counted: Annotated[str, Field(max_length=200)] = ""
    baseline: Amount | None = None
    target: Amount | None = None
    by: date | None = None
    serves: str = ""


class Strategy(Value):
    """How a goal is to be reached."""

    key: Key
    text: Text
    goal: str = ""


class Promise(Value):
    """Who does what by when; it becomes a commitment once both have signed. `owner` is an e-mail."""

    key: Key
    side: Literal["vendor", "partner"]
    text: Text
    milestone: Annotated[str, Field(max_length=200)] = ""
    owner: Annotated[str, Field(max_length=254)] = ""
    due: date | None = None
    proof: Text = ""
    serves: str = ""


class Content(Value):
    """The whole plan. `begins` is a fiscal month of the vendor ('2027-01')."""

    begins: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    length: Annotated[int, Field(ge=1, le=60)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    lines: tuple[Line, ...] = ()
    investments: tuple[Investment, ...] = ()
    terms: Terms = Terms()
    goals: tuple[Goal, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    promises: tuple[Promise, ...] = ()
    note: Text = ""

    @field_validator("lines")
    @classmethod
    def _fit(cls, lines: tuple[Line, ...], info: ValidationInfo) -> tuple[Line, ...]:
        length = info.data.get("length")
        if any(len(line.months) != length for line in lines):
            raise ValueError(f"Each line has {length} months.")
        if any(not 0 <= month < len(line.months) for line in lines for month in line.locked):
            raise ValueError("A locked month lies outside the plan.")
        return lines

    @model_validator(mode="after")
    def _keys_are_unique(self) -> "Content":
        for group in (self.lines, self.investments, self.goals, self.strategies, self.promises):
            keys = [part.key for part in group]
            if len(keys) != len(set(keys)):
                raise ValueError("Two parts of the plan have the same key.")
        if len(self.lines) > LINES:
            raise ValueError(f"A plan has at most {LINES} lines.")
        return self

    @property
    def total(self) -> Decimal:
        return sum((line.total for line in self.lines), Decimal(0))

    def line(self, key: str) -> Line:
        """Raises KeyError."""
        for line in self.lines:
            if line.key == key:
                return line
        raise KeyError(key)

    @property
    def canonical(self) -> str:
        """The one JSON text of this content: what a signature stands under."""
        return canonical(self.model_dump(mode="json"))

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical text, in hex."""
        return digest_of(self.model_dump(mode="json"))


def canonical(said: Mapping[str, Any]) -> str:
    """The one text of a content as it is kept: what was frozen stays so when contents learn new words."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(said: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text, in hex."""
    return sha256(canonical(said).encode()).hexdigest()


def free_key(
    letter: str, parts: Sequence[Line | Goal | Strategy | Promise | Investment | Service], given: int = 0
) -> str:
    """The next key of its kind: 'l4' after 'l3'. `given` is the highest number that was ever given."""
    return f"{letter}{max([given, *(int(part.key[1:]) for part in parts)]) + 1}"
