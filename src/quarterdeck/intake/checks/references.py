"""Checks that what a row refers to is known; the nearest known name is proposed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.intake.checks.context import FAULTS, TYPED, Context
from quarterdeck.intake.labels import label_of, within
from quarterdeck.intake.sentence import in_sql
from quarterdeck.lake import sql
from quarterdeck.subjects import Column, Subject

UNKNOWN = "unknown"
PROPOSED_FOR = 200  # of more unknown values than this nobody reads the proposals
NEAR = 0.8
MEANT = gettext_lazy("Did you mean %(near)s?")


def check_references(context: Context) -> None:
    """Set aside rows that refer to an unknown partner, product, person, territory, ..."""
    columns = [column for column in context.subject.columns if column.references]
    for column in columns:
        if column.references != context.subject.name:
            _check(context, column, _known(context, column))
    for column in columns:
        if column.references == context.subject.name:
            while _check(context, column, _known(context, column) + _in_file(context)):
                pass  # a row set aside now may be what another one refers to


def _known(context: Context, column: Column) -> str:
    subject = context.lake.catalogue[str(column.references)]
    name = "name" if "name" in subject else subject.key[0]
    query = f"""SELECT {sql.name(subject.key[0])} AS key, {sql.name(name)} AS name
        FROM {context.lake.source(context.con, subject.name)}"""
    if not (also := context.also.get(subject.name)):
        return query
    rows = ", ".join(f"({sql.text(key)}, {sql.text(called)})" for key, called in also.items())
    return f"{query} UNION SELECT * FROM (VALUES {rows})"


def _in_file(context: Context) -> str:
    """Rows of this very file that may be referred to: those nothing is wrong with."""
    key = sql.name(context.subject.key[0])
    name = sql.name("name" if "name" in context.subject else context.subject.key[0])
    return f""" UNION SELECT {key}, {name} FROM {TYPED}
        WHERE _line NOT IN (SELECT _line FROM {FAULTS}) AND {key} IS NOT NULL"""


def _check(context: Context, column: Column, known: str) -> int:
    """Set aside what refers to nothing; answers how many rows more than before."""
    name = sql.name(column.name)
    context.con.execute(f"CREATE OR REPLACE TEMP TABLE known AS {known}")
    context.con.execute(
        f"""CREATE OR REPLACE TEMP TABLE {UNKNOWN} AS
        SELECT DISTINCT {name} AS "value", CAST(NULL AS VARCHAR) AS near FROM {TYPED}
        WHERE {name} IS NOT NULL AND {name} NOT IN (SELECT key FROM known)"""
    )
    ((unknown,),) = context.con.execute(f"SELECT count(*) FROM {UNKNOWN}").fetchall()
    if not unknown:
        return 0
    if unknown <= PROPOSED_FOR:
        _propose(context)
    label = sql.text(label_of(column))
    told = in_sql(_("%(column)s '%(value)s' is not known."), column=label, value="u.value")
    return context.add_faults(
        f"""SELECT t._line, {sql.text(column.name)}, u.value, {told} || {_hint(context, column)}
        FROM {TYPED} t JOIN {UNKNOWN} u ON t.{name} = u.value
        WHERE NOT EXISTS (FROM {FAULTS} f WHERE f._line = t._line AND f.column = {sql.text(column.name)})"""
    )


def _hint(context: Context, column: Column) -> str:
    referred: Subject = context.lake.catalogue[str(column.references)]
    ((known,),) = context.con.execute("SELECT count(*) FROM known").fetchall()
    if not known:
        return sql.text(" " + _("Import %(subject)s first.") % {"subject": within(referred)})
    near = f"coalesce(' ' || {in_sql(str(MEANT), near='u.near')}, '')"
    told = sql.text(" " + _("It is held back itself; mend and release it first."))
    return f"CASE WHEN u.value IN ({_held(context, referred)}) THEN {told} ELSE {near} END"


def _held(context: Context, referred: Subject) -> str:
    """Keys of rows that are held back, from earlier files or from this one."""
    keys = context.held.get(referred.name, ())
    values = ", ".join(f"({sql.text(key)})" for key in sorted(keys))
    query = f"SELECT col0 FROM (VALUES {values})" if keys else "SELECT NULL WHERE false"
    if referred.name == context.subject.name:
        query += f" UNION SELECT {sql.name(referred.key[0])} FROM {TYPED}"
    return query


def _propose(context: Context) -> None:
    """The known key or name that is most like each unknown value."""
    context.con.execute(
        f"""UPDATE {UNKNOWN} SET near = best.near FROM (
            SELECT u.value, arg_min(CASE WHEN k.name = k.key THEN '''' || k.key || ''''
                ELSE '''' || k.key || ''' (' || k.name || ')' END, row(-likeness, k.key)) AS near
            FROM {UNKNOWN} u, known k, LATERAL (SELECT greatest(
                jaro_winkler_similarity(lower(u.value), lower(k.key)),
                jaro_winkler_similarity(lower(u.value), lower(k.name))) AS likeness)
            WHERE likeness >= {NEAR} GROUP BY u.value) best
        WHERE {UNKNOWN}.value = best.value"""
    )
