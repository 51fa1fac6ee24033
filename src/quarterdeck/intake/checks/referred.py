"""Checks that nothing is deleted that other rows still refer to."""

from django.utils.translation import ngettext

from quarterdeck.intake.checks.context import FAULTS, TYPED, Context
from quarterdeck.intake.labels import within
from quarterdeck.intake.sentence import in_sql
from quarterdeck.lake import sql
from quarterdeck.subjects import Column, Subject


def check_referred(context: Context) -> None:
    """Set aside keys that rows of other subjects name, or other rows of this one that stay."""
    for subject in context.lake.catalogue.values():
        for column in subject.columns:
            if column.references == context.subject.name:
                _check(context, subject, column)


def _check(context: Context, subject: Subject, column: Column) -> None:
    """One reason for each key and subject, with the number of rows that name it."""
    key, name = sql.name(context.subject.key[0]), sql.name(column.name)
    going = f"(SELECT {key} FROM {TYPED} WHERE _line NOT IN (SELECT _line FROM {FAULTS}))"
    own = sql.name(subject.key[0])
    staying = f"AND {own} NOT IN {going}" if subject.name == context.subject.name else ""
    one, many = (
        ngettext(
            "'%(key)s' is named by %(rows)s row of %(subject)s. Delete those first.",
            "'%(key)s' is named by %(rows)s rows of %(subject)s. Delete those first.",
            count,
        )
        for count in (1, 2)
    )
    values = {"key": f"t.{key}", "rows": "r.rows", "subject": sql.text(within(subject))}
    context.add_faults(
        f"""SELECT t._line, {sql.text(context.subject.key[0])}, t.{key},
            CASE WHEN r.rows = 1 THEN {in_sql(one, **values)} ELSE {in_sql(many, **values)} END
        FROM {TYPED} t JOIN (
            SELECT {name} AS named, count(*) AS rows FROM {context.lake.source(context.con, subject.name)}
            WHERE {name} IN {going} {staying} GROUP BY {name}
        ) r ON t.{key} = r.named"""
    )
