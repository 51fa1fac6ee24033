"""All checks of one import, in order."""

from dataclasses import dataclass

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.intake.checks.aliases import follow_aliases, leave_out_merged
from quarterdeck.intake.checks.cells import check_cells
from quarterdeck.intake.checks.circles import check_circles
from quarterdeck.intake.checks.context import FAULTS, TYPED, Context
from quarterdeck.intake.checks.rates import check_currencies
from quarterdeck.intake.checks.references import check_references
from quarterdeck.intake.checks.referred import check_referred
from quarterdeck.intake.checks.rows import TWINS, check_keys, check_people, check_spans, check_window
from quarterdeck.intake.sentence import counted
from quarterdeck.lake import sql

ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many rows were read, and what became of them: read = accepted + twins + quarantined.

    `twins` are identical copies of an accepted row. `accepted` rows are in the relation ACCEPTED,
    the reasons against the others in the table FAULTS.
    """

    read: int
    twins: int
    quarantined: int

    @property
    def accepted(self) -> int:
        return self.read - self.twins - self.quarantined


def check(context: Context, relation: str) -> Checked:
    """Check the rows of `relation`: `_line`, `_torn`, `_faults`, and every column as text."""
    check_cells(context, relation)
    if context.keys_only:
        check_referred(context)
    else:
        follow_aliases(context)
        check_references(context)
        check_currencies(context)
        check_spans(context)
        check_people(context)
        if context.window:
            check_window(context, context.window)
        while check_circles(context):
            check_references(context)  # a row set aside now may be what another one refers to
    check_keys(context)
    leave_out_merged(context)
    return _sum_up(context)


def _sum_up(context: Context) -> Checked:
    con, subject = context.con, context.subject
    columns = subject.key if context.keys_only else [column.name for column in subject.columns]
    ((read,),) = con.execute(f"SELECT count(*) FROM {TYPED}").fetchall()
    ((quarantined,),) = con.execute(f"SELECT count(DISTINCT _line) FROM {FAULTS}").fetchall()
    ((twins,),) = con.execute(f"SELECT count(*) FROM {TWINS}").fetchall()
    left = " UNION ALL ".join(
        f"SELECT _line FROM {table}" for table, rows in ((FAULTS, quarantined), (TWINS, twins)) if rows
    )
    where = f"WHERE _line NOT IN ({left})" if left else ""
    con.execute(
        f"CREATE OR REPLACE VIEW {ACCEPTED} AS SELECT {sql.names(columns)}, _line FROM {TYPED} {where}"
    )
    return Checked(read, twins, quarantined)


def main_reasons(con: duckdb.DuckDBPyConnection, rows: int, limit: int = 3) -> str:
    """The most frequent reasons by column, each by one row: 'In 312 rows, such as line 3: ...'.

    Where all rows of a column give the very same reason, 'first on line 3' stands for 'such as'.
    """
    found = con.execute(
        f"""SELECT count(DISTINCT _line) AS rows, count(DISTINCT reason), arg_min(reason, _line), min(_line)
        FROM {FAULTS} GROUP BY "column" ORDER BY rows DESC, 4 LIMIT {limit}"""
    ).fetchall()
    return " ".join(_reason(*one, of=rows) for one in found)


def _reason(count: int, different: int, reason: str, line: int, *, of: int) -> str:
    if count == 1:
        sentence = _("On line %(line)s: %(reason)s")
    elif count == of and different == 1:
        sentence = _("In all rows, first on line %(line)s: %(reason)s")
    elif count == of:
        sentence = _("In all rows, such as line %(line)s: %(reason)s")
    elif different == 1:
        sentence = _("In %(count)s rows, first on line %(line)s: %(reason)s")
    else:
        sentence = _("In %(count)s rows, such as line %(line)s: %(reason)s")
    return sentence % {"count": counted(count), "line": line, "reason": reason}
