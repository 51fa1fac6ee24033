"""The form in which one row is corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarterdeck.intake.correcting import Texts, digest
from quarterdeck.intake.labels import label_of
from quarterdeck.subjects import Column, ColumnType, Subject

NUMBERS = (ColumnType.AMOUNT, ColumnType.QUANTITY, ColumnType.RATE, ColumnType.SHARE, ColumnType.WHOLE)


@dataclass(frozen=True, slots=True)
class Field:
    """A column with what is there (`was`) and what is to be; `reason` says what is wrong with that."""

    column: Column
    was: str
    value: str
    reason: str
    locked: bool

    @property
    def changed(self) -> bool:
        return self.value != self.was

    @property
    def number(self) -> bool:
        return self.column.type in NUMBERS

    @property
    def choices(self) -> Sequence[str]:
        return ("true", "false") if self.column.type == ColumnType.FLAG else self.column.choices

    @property
    def empty(self) -> bool:
        """Whether it may be left empty."""
        return not self.column.required

    @property
    def hint(self) -> str:
        """How its values are written, where that could be in doubt."""
        match self.column.type:
            case ColumnType.DATE:
                return _("a date, such as 2026-03-31")
            case ColumnType.SHARE:
                return _("a share from 0 to 1, such as 0.25")
            case ColumnType.WHOLE:
                return _("a whole number")
        return _("a number, such as 1234.50") if self.number else ""


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    subject: Subject
    fields: Sequence[Field]
    wrong: str
    was: str  # tells this state of the row from every other

    @property
    def label(self) -> str:
        return label_of(self.subject)

    @property
    def key(self) -> str:
        return "/".join(one.was for one in self.fields if one.locked)


def correction_page(subject: Subject, current: Texts, written: Texts, faults: Texts) -> CorrectionPage:
    """What names the row comes first; it cannot be changed, for it would be another row."""
    columns = sorted(subject.columns, key=lambda one: one.name not in subject.key)
    fields = [
        Field(one, current[one.name], written[one.name], faults.get(one.name, ""), one.name in subject.key)
        for one in columns
    ]
    return CorrectionPage(subject, fields, faults.get("", ""), digest(current))
