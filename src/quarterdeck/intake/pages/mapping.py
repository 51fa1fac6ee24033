"""The page on which the columns of an upload are settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.home import Home
from quarterdeck.intake.labels import label_of
from quarterdeck.intake.mapping_form import Raw, constant_of, header_of, how_of, hows, is_simple
from quarterdeck.intake.models import Upload
from quarterdeck.intake.pages.imports import Choice, choices
from quarterdeck.intake.sentence import counted
from quarterdeck.intake.settling import saved
from quarterdeck.intake.trial import Trial, tried
from quarterdeck.intake.workbench import catalogue
from quarterdeck.subjects import Column, Subject
from quarterdeck.wording import listed

FAULTS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: where it goes, how its cells are written, what its first cells say."""

    number: int
    header: str
    target: Column | None
    how: str
    hows: Sequence[tuple[str, str]]
    also: Sequence[str]


@dataclass(frozen=True, slots=True)
class Absent:
    """A column of the subject that no column of the file goes to by itself."""

    column: Column
    constant: str
    rule: str  # what a saved mapping says of it
    missing: bool


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class MappingPage:
    upload: Upload
    subjects: Sequence[Choice]
    subject: Subject | None
    saved: Sequence[str]
    columns: Sequence[FileColumn]
    absent: Sequence[Absent]
    rows: Sequence[tuple[int, Sequence[Cell]]]
    trial: Trial

    @property
    def label(self) -> str:
        return label_of(self.subject) if self.subject else ""

    @property
    def all_columns(self) -> Sequence[Column]:
        return self.subject.columns if self.subject else ()

    @property
    def dated(self) -> bool:
        """Whether its rows belong to a day, and so to a period."""
        return self.subject is not None and self.subject.date is not None

    @property
    def missing(self) -> list[Absent]:
        return [one for one in self.absent if one.missing]

    @property
    def missing_labels(self) -> list[str]:
        return [label_of(one.column) for one in self.missing]

    @property
    def ready(self) -> bool:
        return bool(self.subject and not self.missing and not self.trial.problem and self.trial.passing)

    @property
    def key(self) -> str:
        """What tells one row from another, by its labels."""
        return listed(label_of(self.subject[name]) for name in self.subject.key) if self.subject else ""

    @property
    def takes_partner(self) -> bool:
        return self.subject is not None and self.subject.kind == "fact" and "partner" in self.subject

    @property
    def faults(self) -> list[tuple[str, int, int]]:
        """What is wrong in words, the first line of it, and on how many more."""
        lines: dict[str, list[int]] = {}
        for line, faults in self.trial.faults.items():
            for fault in faults:
                lines.setdefault(fault["reason"], []).append(line)
        return [(reason, found[0], len(found) - 1) for reason, found in lines.items()][:FAULTS_SHOWN]

    @property
    def verdict(self) -> str:
        """'98 of the first 100 rows pass.'"""
        trial, all_rows = self.trial, self.upload.look["rows"]
        if trial.rows == all_rows:
            text = ngettext(
                "%(passing)s of %(rows)s row passes.", "%(passing)s of %(rows)s rows pass.", trial.rows
            )
        else:
            text = _("%(passing)s of the first %(rows)s rows pass; the file has %(all)s.")
        counts = {"passing": trial.passing, "rows": trial.rows, "all": all_rows}
        return text % {name: counted(count) for name, count in counts.items()}


def mapping_page(home: Home, upload: Upload) -> MappingPage:
    known = catalogue(home)
    subject = known[upload.subject] if upload.subject else None
    trial = tried(home, upload)
    rules: Mapping[str, Raw] = upload.mapping.get("columns", {})
    columns = [
        _column(number, header, subject, rules) for number, header in enumerate(upload.look["headers"])
    ]
    names = [name for name, raw in saved(home).items() if raw.get("subject") == upload.subject]
    return MappingPage(
        upload=upload,
        subjects=choices(known),
        subject=subject,
        saved=names,
        columns=columns,
        absent=_absent(upload, subject, rules) if subject else [],
        rows=[(line, _cells(columns, cells, line, trial)) for line, cells in trial.cells],
        trial=trial,
    )


def _column(number: int, header: str, subject: Subject | None, rules: Mapping[str, Raw]) -> FileColumn:
    if subject is None:
        return FileColumn(number, header, None, "", (), ())
    target = next((name for name, raw in rules.items() if header_of(raw) == header), None)
    also = [
        label_of(subject[name]) for name, raw in rules.items() if not is_simple(raw) and header in _used(raw)
    ]
    if target is None:
        return FileColumn(number, header, None, "", (), also)
    column = subject[target]
    return FileColumn(number, header, column, how_of(rules[target]), hows(column), also)


def _used(raw: Raw) -> Sequence[str]:
    source = raw.get("from", ()) if isinstance(raw, Mapping) else raw
    return (source,) if isinstance(source, str) else tuple(source)


def _absent(upload: Upload, subject: Subject, rules: Mapping[str, Raw]) -> list[Absent]:
    needed = subject.key if upload.mode == "delete" else [one.name for one in subject.columns if one.required]
    return [
        Absent(
            column=column,
            constant=constant_of(rules.get(column.name)),
            rule=_in_words(rules.get(column.name)),
            missing=column.name in needed and column.default is None and column.name not in rules,
        )
        for column in subject.columns
        if header_of(rules.get(column.name)) is None
    ]


def _in_words(raw: Raw | None) -> str:
    """A rule that the form cannot change: 'from IsClosed, IsWon, translated'."""
    if not isinstance(raw, Mapping) or constant_of(raw):
        return ""
    origin = ", ".join(_used(raw)) or str(raw.get("template") or raw.get("constant"))
    extras = [word for key, word in (("lookup", _("looked up")), ("values", _("translated"))) if key in raw]
    return ", ".join([origin, *extras])


def _cells(columns: Sequence[FileColumn], cells: Sequence[str | None], line: int, trial: Trial) -> list[Cell]:
    wrong = {fault["column"]: fault["reason"] for fault in trial.faults.get(line, ())}
    return [
        Cell((text or "")[:80], wrong.get(column.target.name, "") if column.target else "")
        for column, text in zip(columns, cells, strict=True)
    ]
