"""What can stand on slides: plain values, worded already. Only a chart holds numbers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from quarterdeck.slides.numbers import PLAIN, Numbers

Status = Literal["", "ahead", "on_track", "behind", "at_risk", "unknown"]
Role = Literal["actual", "plan", "last_year", "pipeline", "forecast"]
Form = Literal["columns", "bars", "stacked", "line"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, what it is, and how it stands: `note` are the words of its `status`."""

    value: str
    label: str = ""
    note: str = ""
    status: Status = ""


@dataclass(frozen=True, slots=True)
class Title:
    title: str
    subtitle: str = ""
    lines: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence in big words, with three to five figures under it."""

    title: str
    figures: tuple[Figure, ...]
    topic: str = ""
    text: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """`role` says how it is drawn, on every surface alike; None is a value that there is not."""

    name: str
    role: Role
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that can be edited. Its title says what it shows; a plan over piles is a tick."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    form: Form = "columns"
    numbers: Numbers = PLAIN
    topic: str = ""
    figures: tuple[Figure, ...] = ()
    note: str = ""
    alt: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`words` says how many of the first columns are words; the others are numbers, to the right.

    What is too long goes on on further slides.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    words: int = 1
    topic: str = ""
    note: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence beside the figure that it is about, and under it the other figures behind it."""

    text: str
    figure: Figure | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Sentences:
    title: str
    items: tuple[Sentence, ...]
    topic: str = ""
    empty: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    text: str
    detail: str = ""
    status: Status = ""


@dataclass(frozen=True, slots=True)
class Column:
    """`empty` is said where there are no items."""

    head: str
    items: tuple[Item, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Two lists side by side: one of each company, or what was and what will be."""

    title: str
    left: Column
    right: Column
    topic: str = ""
    note: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    title: str
    subtitle: str = ""
    lines: tuple[str, ...] = ()
    notes: str = ""


Slide = Title | Statement | Chart | Table | Sentences | Columns | Closing
