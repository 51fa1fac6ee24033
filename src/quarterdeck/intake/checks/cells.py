"""Checks of one cell by itself: its type, whether it must be there, what it may be."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.intake.checks.context import FAULTS, TYPED, Context
from quarterdeck.intake.labels import label_of
from quarterdeck.intake.sentence import counted, in_sql
from quarterdeck.lake import sql
from quarterdeck.subjects import Column, ColumnType

FIRST_DAY, LAST_DAY = "1950-01-01", "2100-12-31"
LONGEST = 2_000
_SHAPES = {
    ColumnType.DATE: gettext_lazy("'%(value)s' is not a date. Write it as 2026-03-31."),
    ColumnType.FLAG: gettext_lazy("'%(value)s' is neither true nor false."),
    ColumnType.WHOLE: gettext_lazy("'%(value)s' is not a whole number."),
}
_NUMBER = gettext_lazy("'%(value)s' is not a number that can be kept (at most 14 digits before the point).")


@dataclass(frozen=True, slots=True)
class Cell:
    """SQL of one column over a relation `m` of texts: its typed value, and its faults as (test, reason)."""

    column: Column

    @property
    def text(self) -> str:
        """The text, the column's default where it is empty."""
        name = f"m.{sql.name(self.column.name)}"
        return f"coalesce({name}, {sql.text(self.column.default)})" if self.column.default else name

    @property
    def value(self) -> str:
        if self.column.type == ColumnType.TEXT:
            return self._text_value
        return f"TRY_CAST({self.text} AS {self.column.type.sql})"

    @property
    def _text_value(self) -> str:
        """Choices as they are declared, however they are written; e-mail addresses in lower case."""
        if self.column.choices:
            cases = " ".join(
                f"WHEN {sql.text(one.lower())} THEN {sql.text(one)}" for one in self.column.choices
            )
            return f"CASE lower({self.text}) {cases} ELSE {self.text} END"
        if self.column.references == "people" or self.column.name == "person":
            return f"lower({self.text})"
        return self.text

    def faults(self) -> list[tuple[str, str]]:
        """Tests that hold when something is wrong, each with the SQL of its sentence."""
        text, value, column = self.text, self.value, self.column
        found: list[tuple[str, str | Promise]] = []  # the sentence of each with '%(value)s' in it
        if column.type != ColumnType.TEXT:
            found.append((f"{text} IS NOT NULL AND {value} IS NULL", _SHAPES.get(column.type, _NUMBER)))
        match column.type:
            case ColumnType.TEXT:
                told = _("'%(value)s' is longer than %(most)s characters.")
                found.append((f"strlen({text}) > {LONGEST}", told))
            case ColumnType.DATE:
                days = f"DATE '{FIRST_DAY}' AND DATE '{LAST_DAY}'"
                told = _("'%(value)s' is not between %(first)s and %(last)s.")
                found.append((f"{value} NOT BETWEEN {days}", told))
            case ColumnType.SHARE:
                found.append((f"{value} NOT BETWEEN 0 AND 1", _("'%(value)s' is not between 0 and 1.")))
            case ColumnType.RATE:
                found.append((f"{value} <= 0", _("'%(value)s' is not above 0.")))
            case ColumnType.WHOLE:
                found.append((f"TRY_CAST({text} AS DECIMAL(38,8)) <> {value}", _SHAPES[column.type]))
        if column.choices:
            allowed = sql.texts(one.lower() for one in column.choices)
            found.append((f"lower({text}) NOT IN {allowed}", _("'%(value)s' is not one of: %(names)s.")))
        more = {
            "most": counted(LONGEST),
            "first": FIRST_DAY,
            "last": LAST_DAY,
            "names": ", ".join(column.choices),
        }
        literals = {name: sql.text(word) for name, word in more.items()}
        return [(test, in_sql(str(told), value=text, **literals)) for test, told in found]

    @property
    def wrong(self) -> str:
        """One test for all faults."""
        tests = [test for test, _told in self.faults()]
        if self.column.required:
            tests.append(f"{self.text} IS NULL")
        return " OR ".join(f"coalesce({test}, false)" for test in tests)

    @property
    def reason(self) -> str:
        """The sentence for what is wrong; NULL when nothing is."""
        cases = [f"WHEN {test} THEN {told}" for test, told in self.faults()]
        if self.column.required:
            missing = _("%(column)s is missing.") % {"column": label_of(self.column)}
            cases.append(f"WHEN {self.text} IS NULL THEN {sql.text(missing)}")
        return f"CASE {' '.join(cases)} END"


def check_cells(context: Context, relation: str) -> None:
    """Make TYPED of the texts in `relation`, and FAULTS of what is wrong with single cells."""
    subject = context.subject
    columns = [column for column in subject.columns if not context.keys_only or column.name in subject.key]
    cells = [Cell(column) for column in columns]
    values = ", ".join(f"{cell.value} AS {sql.name(cell.column.name)}" for cell in cells)
    wrong = " OR ".join(cell.wrong for cell in cells)
    context.con.execute(
        f"""CREATE OR REPLACE TABLE {TYPED} AS
        SELECT m._line, {values}, (m._torn IS NOT NULL OR len(m._faults) > 0 OR {wrong}) AS _bad
        FROM {sql.name(relation)} m"""
    )
    context.con.execute(
        f"""CREATE OR REPLACE TABLE {FAULTS}
        (_line BIGINT, "column" VARCHAR, "value" VARCHAR, reason VARCHAR, until_mended BOOLEAN)"""
    )
    ((bad,),) = context.con.execute(f"SELECT count(*) FROM {TYPED} WHERE _bad").fetchall()
    if bad:
        _explain(context, relation, cells)


def _explain(context: Context, relation: str, cells: list[Cell]) -> None:
    """All reasons of all bad rows. Of a torn line only that it is torn, of a cell not found only that."""
    bad = f"(SELECT * FROM {sql.name(relation)} WHERE _line IN (SELECT _line FROM {TYPED} WHERE _bad)) m"
    torn = f"SELECT _line, '', '', _torn FROM {bad} WHERE _torn IS NOT NULL"
    context.add_faults(torn, until_mended=True)
    context.add_faults(
        f"""SELECT _line, f.column, f.value, f.reason
        FROM (SELECT _line, unnest(_faults) AS f FROM {bad} WHERE _torn IS NULL AND len(_faults) > 0)""",
        until_mended=True,
    )
    for cell in cells:
        name = sql.text(cell.column.name)
        context.add_faults(
            f"""SELECT m._line, {name}, coalesce({cell.text}, ''), {cell.reason} FROM {bad}
            WHERE m._torn IS NULL AND {cell.reason} IS NOT NULL
            AND NOT list_contains(list_transform(m._faults, lambda x: x.column), {name})"""
        )
