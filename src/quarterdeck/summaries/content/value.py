"""The value itself. Amounts are exact decimals; nothing in it is a sentence."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from quarterdeck.directory.models import Side
from quarterdeck.kpis.figure import Status
from quarterdeck.reviews.arithmetic.coverage import missing

VERSION = 1


class Audience(StrEnum):
    """For whom a summary is, which decides what it tells."""

    CHIEF = "chief"
    REGIONAL = "regional"
    MANAGER = "manager"
    COMPANY = "company"


class Code(StrEnum):
    """What a talking point is about."""

    SILENT = "silent"
    SHORT = "short"
    REACHED = "reached"
    AHEAD = "ahead"
    NO_TARGET = "no target"
    OURS_LATE = "ours late"
    THEIRS_LATE = "theirs late"
    NO_PIPELINE = "no pipeline"
    THIN = "thin"
    COVERED = "covered"
    UNPLANNED = "unplanned"
    FELL = "fell"
    GREW = "grew"
    NEW = "new"


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Measures(Value):
    """The figures of one partner, group or whole: of the period, and of the quarter to fill next.

    What is not available is None. `status` is that of the attainment, or where there is no target, of
    the growth; `index_status` that of the pipeline index.
    """

    revenue: Decimal = Decimal(0)
    target: Decimal = Decimal(0)
    last_year: Decimal | None = None
    attainment: Decimal | None = None
    growth: Decimal | None = None
    status: Status = Status.NOT_AVAILABLE
    pipeline: Decimal = Decimal(0)
    next_target: Decimal = Decimal(0)
    index: Decimal | None = None
    index_target: Decimal | None = None
    index_status: Status = Status.NOT_AVAILABLE

    @property
    def variance(self) -> Decimal:
        return self.revenue - self.target

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say of it."""
        amounts = (self.revenue, self.target, self.last_year, self.pipeline, self.next_target)
        return not any(amounts)

    @property
    def ahead(self) -> bool:
        return self.status is Status.AHEAD

    @property
    def short(self) -> bool:
        return self.status in (Status.BEHIND, Status.AT_RISK)

    @property
    def lacks(self) -> bool:
        """Whether the next quarter has less pipeline than its target asks for."""
        return self.index is not None and self.index_target is not None and self.index < self.index_target

    @property
    def missing_pipeline(self) -> Decimal:
        """What would bring the pipeline index to its target; 0 where it is there."""
        return missing(self.pipeline, self.next_target, self.index_target or Decimal(0)) or Decimal(0)


class Point(Value):
    """Something to talk about: what, and how many where it counts."""

    code: Code
    count: int = 0


class Line(Measures):
    """One partner. Its target is on its `basis` where it has one of its own: 'plan' is signed by both.

    `points` are there for the first few of a manager's.
    """

    key: str
    name: str
    basis: str = ""
    points: tuple[Point, ...] = ()


class Group(Measures):
    """The partners of one manager, region or product family together; without a key, those of none."""

    key: str | None
    name: str
    partners: int = 0
    many_ahead: int = 0
    many_short: int = 0
    many_lack: int = 0


class Promise(Value):
    """An open promise between the vendor and the company."""

    side: Side
    owner: str
    text: str
    due: date


class Summary(Value):
    """Everything that one recipient is told about one period.

    `period` and `following` are keys in the vendor's calendar, whose first month is `starts`; `lines`
    the partners, the shortest first, as many as are shown of `partners` in all; `short`, `ahead` and
    `lacking` are the names of the first few that are so. `own_start` is the first month of the company's
    own year, where it is another one. What is spoken `about` must be the recipient's whenever it is read.
    """

    version: int = VERSION
    audience: Audience
    grain: Literal["month", "quarter"]
    period: str
    first: date
    last: date
    following: str
    company: str = ""
    company_key: str = ""
    own_start: int | None = None
    currency: str
    basis: str
    data_version: str
    today: date
    whole: Measures
    partners: int = 0
    many_ahead: int = 0
    many_short: int = 0
    many_lack: int = 0
    groups: tuple[Group, ...] = ()
    groups_in_all: int = 0
    lines: tuple[Line, ...] = ()
    short: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    about: tuple[str, ...] = ()
