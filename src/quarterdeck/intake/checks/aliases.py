"""Partners called by another key or name, as the subject `aliases` says."""

from quarterdeck.intake.checks.context import FAULTS, TYPED, Context
from quarterdeck.intake.checks.rows import TWINS
from quarterdeck.lake import sql

ALIASES = "aliases"


def follow_aliases(context: Context) -> None:
    """Put the partner's key where a row names it by an alias. A key that is a partner's stays."""
    if not _kept(context):
        return
    source, partners = (context.lake.source(context.con, one) for one in (ALIASES, "partners"))
    for column in context.subject.columns:
        if column.references == "partners":
            name = sql.name(column.name)
            context.con.execute(
                f"""UPDATE {TYPED} SET {name} = a.partner FROM {source} a
                WHERE {TYPED}.{name} = a.alias AND a.alias NOT IN (SELECT partner FROM {partners})"""
            )


def leave_out_merged(context: Context) -> None:
    """In a list of partners, a row of one that was merged into another changes nothing."""
    if context.subject.name == "partners" and _kept(context):
        context.con.execute(
            f"""INSERT INTO {TWINS} SELECT t._line FROM {TYPED} t
            JOIN {context.lake.source(context.con, ALIASES)} a ON a.alias = t.partner
            WHERE t._line NOT IN (SELECT _line FROM {FAULTS})
            AND t._line NOT IN (SELECT _line FROM {TWINS})"""
        )


def _kept(context: Context) -> bool:
    return not context.keys_only and context.lake.version(ALIASES) is not None
