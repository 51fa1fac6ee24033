"""Proposing a mapping from the headers of a file and a sample of its rows."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import MappingError
from quarterdeck.intake.labels import label_of
from quarterdeck.intake.mapping.formats import date_format, decimal_mark, is_percent
from quarterdeck.intake.mapping.model import FileMapping, Rule
from quarterdeck.intake.mapping.parse import parse
from quarterdeck.subjects import Catalogue, Column, ColumnType, Subject

EXPORTS = Path(__file__).parent / "exports"
DOUBLE = re.compile(r" \(\d+\)$")  # what a reader adds to a header that stands twice
Doubts = dict[str, str]  # why a column could not be decided
Sample = Callable[[str], Sequence[str]]  # the filled cells under a header, some of them


def fold(header: str) -> str:
    """'Close Date', 'close_date' and 'CloseDate' are one name."""
    return "".join(letter for letter in header.casefold() if letter.isalnum())


def propose(
    subject: Subject,
    headers: Sequence[str],
    sample: Sample,
    catalogue: Catalogue,
    doubts: Doubts | None = None,
) -> FileMapping:
    """What the headers say: the rules of a known export, then names, labels and aliases.

    Raises MappingError when two headers name one column, or a format could be read two ways; with
    `doubts` it goes on, and says there which columns these are.
    """
    known = _export(subject, headers, catalogue)
    mapping = FileMapping(subject.name, {}, name=known.name if known else "")
    rules = {name: _present(rule, headers) for name, rule in known.columns.items()} if known else {}
    mapping = replace(mapping, columns={name: rule for name, rule in rules.items() if rule})
    return complete(mapping, subject, headers, sample, doubts)


def complete(
    mapping: FileMapping,
    subject: Subject,
    headers: Sequence[str],
    sample: Sample,
    doubts: Doubts | None = None,
) -> FileMapping:
    """The mapping with a rule for every further column that a header names, and formats by the sample."""
    rules: dict[str, Rule] = dict(mapping.columns)
    left = [header for header in headers if header not in mapping.drop]
    for column in subject.columns:
        try:
            if column.name not in rules and (header := _header_for(column, left)):
                rules[column.name] = Rule(source=(header,))
                rules[column.name] = formatted(column, rules[column.name], sample)
            elif column.name in rules and not mapping.by_name:
                rules[column.name] = formatted(column, rules[column.name], sample)
        except MappingError as error:
            if doubts is None:
                raise
            doubts[column.name] = str(error)
    return replace(mapping, columns=rules)


def guess_subject(headers: Sequence[str], catalogue: Catalogue) -> Subject:
    """The one subject whose required columns the headers name, and most of whose columns they name.

    Raises MappingError when none or several fit as well.
    """
    scores = {subject.name: _score(subject, headers, catalogue) for subject in catalogue.values()}
    best = max(scores.values(), default=0)
    fitting = [name for name, score in scores.items() if score == best]
    if best == 0 or len(fitting) > 1:
        between = " " + _("It could be %(ways)s.") % {"ways": _(" or ").join(fitting)} if best else ""
        raise MappingError(
            _("The headers do not say what the rows are.%(between)s Name the subject: --subject %(subject)s.")
            % {"between": between, "subject": fitting[0] if best else "sales"}
        )
    return catalogue[fitting[0]]


def _score(subject: Subject, headers: Sequence[str], catalogue: Catalogue) -> float:
    """0 when a required column is missing; else how many headers find a place, more so distinctive ones."""
    known = _export(subject, headers, catalogue)
    named = {column.name for column in subject.columns if _header_for(column, headers, strict=False)}
    named |= set(known.columns) if known else set()
    required = {column.name for column in subject.columns if column.required and column.default is None}
    if not required <= named:
        return 0
    return len(named) + len(named) / len(subject.columns)


def _header_for(column: Column, headers: Sequence[str], *, strict: bool = True) -> str | None:
    """The header that names the column: its name before its label before its aliases in order."""
    for name in (column.name, column.label, *column.aliases):
        found = [header for header in headers if fold(DOUBLE.sub("", header)) == fold(name)]
        if len(found) > 1 and strict:
            raise MappingError(
                _(
                    "Several columns could be %(column)s: %(headers)s. "
                    "Say which in a mapping: %(name)s = '%(header)s'."
                )
                % {
                    "column": label_of(column),
                    "headers": ", ".join(repr(one) for one in found),
                    "name": column.name,
                    "header": found[0],
                }
            )
        if found:
            return found[0]
    return None


def _export(subject: Subject, headers: Sequence[str], catalogue: Catalogue) -> FileMapping | None:
    """The rules of the system whose export this is, known by headers that only it writes."""
    for name, raw in _exports():
        if raw["subject"] == subject.name and set(raw["recognised_by"]) <= set(headers):
            return parse(raw, catalogue, name=name)
    return None


@cache
def _exports() -> list[tuple[str, dict[str, Any]]]:
    return [(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted(EXPORTS.glob("*.toml"))]


def _present(rule: Rule, headers: Sequence[str]) -> Rule | None:
    """The rule with the sources that the file has; None when it cannot be followed."""
    if rule.template is not None:
        return rule if set(rule.headers) <= set(headers) else None
    source = tuple(header for header in rule.source if header in headers)
    return replace(rule, source=source) if source else None


def formatted(column: Column, rule: Rule, sample: Sample) -> Rule:
    """The rule with the format that the cells show, where none is said."""
    if not rule.source or rule.lookups or rule.values:
        return rule
    cells = [cell for header in rule.source for cell in sample(header)]
    if column.type == ColumnType.DATE and rule.format is None:
        return replace(rule, format=date_format(cells, rule.source[0]))
    if column.type in _NUMBERS and rule.decimal is None:
        percent = rule.percent or (column.type == ColumnType.SHARE and is_percent(cells))
        plain = [cell.replace("%", "").strip() for cell in cells]
        return replace(rule, decimal=decimal_mark(plain, rule.source[0]), percent=percent)  # type: ignore[arg-type]
    return rule


_NUMBERS = (ColumnType.AMOUNT, ColumnType.QUANTITY, ColumnType.RATE, ColumnType.SHARE, ColumnType.WHOLE)
