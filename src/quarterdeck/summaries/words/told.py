"""What stands in a summary, in words and in order; how it looks is its surface's own."""

from dataclasses import dataclass

from quarterdeck.kpis.figure import Status


@dataclass(frozen=True, slots=True)
class Fact:
    """One number, what it is, and what stands beside it."""

    label: str
    value: str
    beside: str = ""
    status: Status = Status.NEUTRAL


@dataclass(frozen=True, slots=True)
class Names:
    """Those of whom something is true: 'Ahead: Nordlicht Systems and 2 more.'"""

    label: str
    names: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; with `partner` its page can be opened from it."""

    text: str
    status: Status = Status.NEUTRAL
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first column is the name, the others are numbers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A partner, and what to talk about with them."""

    partner: str
    name: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole summary. `subject` says nothing that is not the recipient's to see on a locked screen."""

    subject: str
    kicker: str
    headline: str
    under: tuple[str, ...]
    facts: tuple[Fact, ...]
    names: tuple[Names, ...]
    talks: tuple[Talk, ...]
    tables: tuple[Table, ...]
    promises_title: str
    promises: tuple[str, ...]
    foot: str
