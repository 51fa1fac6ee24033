"""Pieces of DuckDB SQL that every write to the lake is made of."""

from collections.abc import Iterable, Sequence
from datetime import date

from quarterdeck.subjects import Subject


def name(identifier: str) -> str:
    """`identifier` quoted."""
    return '"' + identifier.replace('"', '""') + '"'


def names(identifiers: Iterable[str], *, of: str = "") -> str:
    """The quoted identifiers in a list, each after the alias `of` when given."""
    return ", ".join(f"{of}.{name(one)}" if of else name(one) for one in identifiers)


def text(value: str | date) -> str:
    """A literal."""
    return "'" + str(value).replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    return "(" + ", ".join(text(value) for value in values) + ")"


def same(columns: Sequence[str], left: str, right: str) -> str:
    """Whether two rows agree in all `columns`; an empty value equals an empty value."""
    return " AND ".join(f"{left}.{name(one)} IS NOT DISTINCT FROM {right}.{name(one)}" for one in columns)


def differ(columns: Sequence[str], left: str, right: str) -> str:
    """Whether two rows differ in any of `columns`."""
    tests = (f"{left}.{name(one)} IS DISTINCT FROM {right}.{name(one)}" for one in columns)
    return " OR ".join(tests) or "false"


def month(subject: Subject, alias: str) -> str:
    """The partition of a row: the calendar month of its business date; nothing for a reference."""
    if subject.kind == "reference" or subject.date is None:
        return "CAST(NULL AS VARCHAR)"
    return f"strftime({alias}.{name(subject.date)}, '%Y-%m')"


def columns(subject: Subject) -> list[str]:
    return [column.name for column in subject.columns]
