"""Reading subject declarations: the built-in ones and the vendor's own."""

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from quarterdeck.subjects.subject import Column, ColumnType, Subject, SubjectError

DECLARED = Path(__file__).parent / "declared"


class Catalogue(Mapping[str, Subject]):
    """All subjects by name; an unknown name answers with the nearest known one."""

    def __init__(self, subjects: Mapping[str, Subject]) -> None:
        self._subjects = dict(subjects)

    def __getitem__(self, name: str) -> Subject:
        if name in self._subjects:
            return self._subjects[name]
        near = get_close_matches(name, self._subjects, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else f" Known are: {', '.join(self._subjects)}."
        raise SubjectError(f"There is no subject '{name}'.{hint}")

    def __contains__(self, name: object) -> bool:
        return name in self._subjects

    def __iter__(self) -> Iterator[str]:
        return iter(self._subjects)

    def __len__(self) -> int:
        return len(self._subjects)

    @property
    def facts(self) -> tuple[Subject, ...]:
        return tuple(subject for subject in self.values() if subject.kind == "fact")

    @property
    def references(self) -> tuple[Subject, ...]:
        return tuple(subject for subject in self.values() if subject.kind == "reference")


def load(own: Path | None = None) -> Catalogue:
    """The built-in subjects, then the vendor's `own` folder of TOML files, if any.

    Raises SubjectError for a file that does not declare a subject, and for a name taken twice.
    """
    subjects: dict[str, Subject] = {}
    folders = [(DECLARED, True)] + ([(own, False)] if own and own.is_dir() else [])
    for folder, built_in in folders:
        for path in sorted(folder.glob("*.toml")):
            subject = read(path, built_in=built_in)
            if subject.name in subjects:
                raise SubjectError(f"{path.name}: there is a subject '{subject.name}' already.")
            subjects[subject.name] = subject
    _check_references(subjects)
    return Catalogue(subjects)


def read(path: Path, *, built_in: bool = False) -> Subject:
    """One declaration. The subject is named after its file."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = tuple(_column(name, body) for name, body in raw.pop("columns").items())
        subject = Subject(
            name=path.stem, columns=columns, key=tuple(raw.pop("key")), built_in=built_in, **raw
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SubjectError(f"{path.name} does not declare a subject: {error}") from error
    _check(subject, path.name)
    return subject


def _column(name: str, body: dict[str, Any]) -> Column:
    lists: dict[str, Any] = {key: tuple(body.pop(key)) for key in ("choices", "aliases") if key in body}
    return Column(name=name, type=ColumnType(body.pop("type")), **lists, **body)


def _check(subject: Subject, file: str) -> None:
    named = [*subject.key, *([subject.date] if subject.date else [])]
    for name in named:
        if name not in subject:
            raise SubjectError(f"{file}: '{name}' is named as key or date but is not a column.")
    if subject.kind == "fact" and (subject.date is None or subject[subject.date].type != ColumnType.DATE):
        raise SubjectError(f"{file}: a fact needs a business date, a column of type date.")
    if any(column.type == ColumnType.AMOUNT for column in subject.columns) and "currency" not in subject:
        raise SubjectError(f"{file}: an amount needs a column 'currency' beside it.")
    for column in subject.measures:
        if not column.type.additive:
            raise SubjectError(f"{file}: '{column.name}' is a measure but {column.type} does not add up.")


def _check_references(subjects: Mapping[str, Subject]) -> None:
    for subject in subjects.values():
        for column in subject.columns:
            if column.references and column.references not in subjects:
                raise SubjectError(
                    f"{subject.name}.{column.name} refers to '{column.references}', which is no subject."
                )
