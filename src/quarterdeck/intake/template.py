"""Import templates: an empty file with the columns of a subject, to be filled in."""

import csv
from pathlib import Path

import xlsxwriter
from django.utils.translation import gettext as _

from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.labels import help_of
from quarterdeck.subjects import Column, Subject

ROWS = 10_000  # rows of a workbook that offer the choices of a column


def write_template(subject: Subject, path: Path) -> None:
    """Write a template as .csv (header and one example row) or .xlsx (header, choices, a sheet of help)."""
    match path.suffix.lower():
        case ".csv":
            _write_csv(subject, path)
        case ".xlsx":
            _write_workbook(subject, path)
        case suffix:
            raise IntakeError(
                _("A template is written as .csv or .xlsx, not as '%(suffix)s'.")
                % {"suffix": suffix or path.name}
            )


def _write_csv(subject: Subject, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.label for column in subject.columns)
        writer.writerow(column.example for column in subject.columns)


def _write_workbook(subject: Subject, path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet, about = book.add_worksheet(subject.label[:31]), book.add_worksheet(_("About the columns")[:31])
        sheet.freeze_panes(1, 0)
        about.write_row(0, 0, [_("Column"), _("Needed"), _("Type"), _("Example"), _("What it is")], bold)
        for number, column in enumerate(subject.columns):
            needed = column.required and column.default is None
            sheet.write_string(0, number, column.label, bold if needed else None)
            sheet.set_column(number, number, max(12, len(column.label) + 2), text)
            if column.choices:
                options = {"validate": "list", "source": list(column.choices)}
                sheet.data_validation(1, number, ROWS, number, options)
            about.write_row(
                number + 1,
                0,
                [column.label, _("yes") if needed else "", column.type.value, column.example, _help(column)],
            )
        about.set_column(0, 3, 18)
        about.set_column(4, 4, 80)


def _help(column: Column) -> str:
    choices = _("One of: %(names)s.") % {"names": ", ".join(column.choices)} if column.choices else ""
    default = _("%(value)s when empty.") % {"value": column.default} if column.default else ""
    return " ".join(part for part in (help_of(column), choices, default) if part)
