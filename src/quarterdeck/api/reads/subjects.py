"""Subjects: what a row is, for who sends or reads rows."""

from typing import Any

from quarterdeck.directory.scope import Scope
from quarterdeck.subjects import Catalogue, Column, Subject


def subjects(scope: Scope, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Those whose rows one may read: all for the vendor, facts for partners."""
    return [subject_card(scope, one) for one in visible(scope, catalogue).values()]


def subject(scope: Scope, catalogue: Catalogue, name: str) -> dict[str, Any]:
    return subject_card(scope, find(scope, catalogue, name))


def visible(scope: Scope, catalogue: Catalogue) -> Catalogue:
    """The part of the catalogue that one may know of."""
    if scope.internal:
        return catalogue
    return Catalogue({name: one for name, one in catalogue.items() if one.kind == "fact"})


def find(scope: Scope, catalogue: Catalogue, name: str) -> Subject:
    """Raises SubjectError, in the same words for an unknown and a hidden one."""
    return visible(scope, catalogue)[name]


def subject_card(scope: Scope, one: Subject) -> dict[str, Any]:
    columns = one.columns if scope.internal else one.public_columns
    return {
        "subject": one.name,
        "label": one.label,
        "help": one.help,
        "kind": one.kind,
        "key": list(one.key),
        "date": one.date,
        "columns": [_column(scope, column) for column in columns],
    }


def _column(scope: Scope, one: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": one.name,
        "label": one.label,
        "type": one.type.value,
        "help": one.help,
        "required": one.required and one.default is None,
        "references": one.references,
        "choices": list(one.choices),
        "default": one.default,
        "example": one.example,
    }
    return {**told, "internal": one.internal} if scope.internal else told
