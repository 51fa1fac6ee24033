"""Checks of a row as a whole: its key, its period, and columns that depend on each other."""

from django.utils.translation import gettext as _

from quarterdeck.intake.checks.context import FAULTS, TYPED, Context, Window
from quarterdeck.intake.sentence import in_sql
from quarterdeck.lake import sql

TWINS = "twins"
SPANS = {"partners": ("signed", "ends"), "assignments": ("since", "until")}
PARTNER_SIDE = ("partner executive", "partner staff", "distributor")


def check_spans(context: Context) -> None:
    """Set aside rows that end before they start."""
    if context.subject.name not in SPANS:
        return
    first, last = SPANS[context.subject.name]
    told = in_sql(_("%(last)s comes before the start, %(first)s."), last=last, first=first)
    context.add_faults(
        f"""SELECT _line, '{last}', CAST({last} AS VARCHAR), {told}
        FROM {TYPED} WHERE {last} < {first}"""
    )


def check_people(context: Context) -> None:
    """Set aside people whose role lacks its place, and addresses that are none."""
    if context.subject.name != "people":
        return
    no_address = in_sql(_("'%(value)s' is not an e-mail address."), value="person")
    needs_partner = in_sql(_("A %(role)s needs the partner they work for."), role="role")
    needs_territory = in_sql(_("A regional manager needs a territory."))
    context.add_faults(
        f"""SELECT _line, 'person', person, {no_address}
        FROM {TYPED} WHERE person NOT SIMILAR TO '[^@\\s]+@[^@\\s]+' OR length(person) > 254"""
    )
    context.add_faults(
        f"""SELECT _line, 'partner', '', {needs_partner}
        FROM {TYPED} WHERE role IN {sql.texts(PARTNER_SIDE)} AND partner IS NULL"""
    )
    context.add_faults(
        f"""SELECT _line, 'territory', '', {needs_territory}
        FROM {TYPED} WHERE role = 'regional manager' AND territory IS NULL"""
    )


def check_window(context: Context, window: Window) -> None:
    """Set aside rows outside of what the file says it replaces."""
    subject = context.subject
    if subject.date is not None:
        day = sql.name(subject.date)
        told = _("%(day)s is outside of %(period)s, which the file replaces.")
        context.add_faults(
            f"""SELECT _line, {sql.text(subject.date)}, CAST({day} AS VARCHAR),
                {in_sql(told, day=day, period=sql.text(window.label))}
            FROM {TYPED} WHERE {day} NOT BETWEEN DATE '{window.first}' AND DATE '{window.last}'"""
        )
    for column, value in window.where.items():
        told = _("The file replaces rows of '%(value)s' only.") % {"value": value}
        context.add_faults(
            f"""SELECT _line, {sql.text(column)}, {sql.name(column)}, {sql.text(told)}
            FROM {TYPED} WHERE {sql.name(column)} IS DISTINCT FROM {sql.text(value)}"""
        )


def check_keys(context: Context) -> None:
    """Set aside rows whose key stands twice with different values; list identical copies in TWINS.

    Candidates are found by a hash of the key, which is several times cheaper than the key itself.
    """
    key, values = sql.names(context.subject.key), _values(context)
    context.con.execute(
        f"""CREATE OR REPLACE TEMP TABLE doubles AS SELECT t._line, {key}, hash({values}) AS _all
        FROM {TYPED} t WHERE hash({key}) IN (
            SELECT h FROM (SELECT hash({key}) AS h FROM {TYPED}) GROUP BY h HAVING count(*) > 1)
        AND {" AND ".join(f"{sql.name(one)} IS NOT NULL" for one in context.subject.key)}"""
    )
    shown = " || '/' || ".join(f"CAST({sql.name(one)} AS VARCHAR)" for one in context.subject.key)
    told = _("'%(key)s' stands %(times)s times, with different values, on lines %(lines)s.")
    lines = "array_to_string(lines[1:5], ', ') || CASE WHEN len(lines) > 5 THEN ', ...' ELSE '' END"
    context.add_faults(
        f"""SELECT unnest(lines), {sql.text(", ".join(context.subject.key))}, {shown},
            {in_sql(told, key=shown, times="len(lines)", lines=lines)}
        FROM (SELECT {key}, list(_line ORDER BY _line) AS lines FROM doubles
              GROUP BY {key} HAVING count(DISTINCT _all) > 1)"""
    )
    context.con.execute(
        f"""CREATE OR REPLACE TABLE {TWINS} AS
        SELECT _line FROM doubles WHERE _line NOT IN (SELECT _line FROM {FAULTS})
        QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY _line) > 1"""
    )


def _values(context: Context) -> str:
    """All values of a row; when deleting only the key counts."""
    return sql.names(context.subject.key if context.keys_only else (c.name for c in context.subject.columns))
