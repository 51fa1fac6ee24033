"""Two entries of one partner become one: all rows of the one go to the other, by undoable imports."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import get_partner, scope_of
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.models import Import
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.intake.request import Mode
from quarterdeck.intake.services import run_import, undo_import
from quarterdeck.intake.workbench import workbench
from quarterdeck.lake import Lake, sql
from quarterdeck.quality.models import Merge
from quarterdeck.quality.services import QualityError, check_may
from quarterdeck.subjects import Subject

LEFT_BEHIND = ("assignments",)  # who looks after the one that stays is not changed by the other
State = Merge.State


@dataclass(frozen=True, slots=True)
class Part:
    """How many rows of a subject name the partner that goes."""

    subject: Subject
    rows: int


def parts(lake: Lake, goes: str) -> list[Part]:
    """What a merge would move, by subject; the partner's own row is not counted."""
    with duckdb.connect() as con:
        found = [Part(one, _count(con, lake, one, goes)) for one in lake.catalogue.values() if _columns(one)]
    return [part for part in found if part.rows]


@transaction.atomic
def plan(*, actor: Person, stays: str, goes: str) -> Merge:
    """Decide on a merge; it is carried out in the background. Raises QualityError, Partner.DoesNotExist."""
    check_may(actor)
    scope = scope_of(actor)
    one, other = get_partner(scope, stays), get_partner(scope, goes)
    if one == other:
        raise QualityError(_("That is one and the same partner."))
    if other.parent_id == one.key or one.parent_id == other.key:
        raise QualityError(
            _("%(one)s and %(other)s stand above each other. Change the parent first.")
            % {"one": one, "other": other}
        )
    if Merge.objects.filter(state__in=[State.PLANNED, State.DONE], goes=goes).exists():
        raise QualityError(_("%(other)s is being merged already.") % {"other": other})
    merge = Merge.objects.create(stays=stays, stays_name=one.name, goes=goes, goes_name=other.name, by=actor)
    record(actor=actor, action="merge.planned", object=merge.key, after={"stays": stays, "goes": goes})
    return merge


def carry_out(merge: Merge, home: Home) -> None:
    """Move every row, keep the old key and name as aliases, publish. A step that fails takes all back."""
    if merge.state != State.PLANNED:
        return
    done: list[Import] = []
    try:
        with workbench(home, Limits.local(), f"merge-{merge.pk}") as bench:
            for name, subject, mode, query in _steps(bench.lake, merge):
                path = bench.scratch / f"{name}.parquet"
                if _written(bench.con, query, path):
                    done.append(_import(merge, path, subject, mode, home))
        publish_cube(home)
    except IntakeError as error:
        _take_back(merge, done, home)
        _settle(merge, State.FAILED, done=[], error=str(error))
        return
    _settle(merge, State.DONE, done=done)


def undo(*, actor: Person, merge: Merge, home: Home) -> None:
    """Both partners again, each with its rows. Raises QualityError."""
    check_may(actor)
    merge.refresh_from_db()
    if merge.state != State.DONE:
        raise QualityError(_("There is nothing to undo."))
    for row in Import.objects.filter(pk__in=merge.imports).order_by("-pk"):
        if row.status == Import.Status.DONE:
            undo_import(actor=actor, row=row, publish=False, home=home)
    publish_cube(home)
    with transaction.atomic():
        merge.state = State.UNDONE
        merge.save(update_fields=["state"])
        record(actor=actor, action="merge.undone", object=merge.key, before={"imports": merge.imports})


def _steps(lake: Lake, merge: Merge) -> Iterator[tuple[str, str, Mode, str]]:
    """(name, subject, mode, SQL of the rows), the partner's own row last."""
    with duckdb.connect() as con:
        for subject in lake.catalogue.values():
            moved = [one for one in _columns(subject) if subject.name not in LEFT_BEHIND]
            source, named = lake.source(con, subject.name), _names(subject, merge.goes)
            if moved:
                cells = ", ".join(_cell(one, moved, merge) for one in sql.columns(subject))
                yield subject.name, subject.name, "upsert", f"SELECT {cells} FROM {source} WHERE {named}"
            if set(_columns(subject)) & set(subject.key):
                rows = f"SELECT {sql.names(sql.columns(subject))} FROM {source} WHERE {named}"
                yield f"{subject.name}-before", subject.name, "delete", rows
        yield "aliases-new", "aliases", "upsert", _aliases(merge)
        own = f"{lake.source(con, 'partners')} WHERE partner = {sql.text(merge.goes)}"
        rows = f"SELECT {sql.names(sql.columns(lake.catalogue['partners']))} FROM {own}"
        yield "partners-before", "partners", "delete", rows


def _aliases(merge: Merge) -> str:
    """The old key, and the old name, unless that is the name or key of a partner."""
    known = set(Partner.objects.filter(active=True).exclude(pk=merge.goes).values_list("name", flat=True))
    keys = Partner.objects.filter(pk=merge.goes_name)
    names = [merge.goes] if merge.goes_name in known or keys else [merge.goes, merge.goes_name]
    rows = ", ".join(f"({sql.text(one)}, {sql.text(merge.stays)})" for one in dict.fromkeys(names))
    return f"SELECT * FROM (VALUES {rows}) t(alias, partner)"


def _import(merge: Merge, path: Path, subject: str, mode: Mode, home: Home) -> Import:
    """Raises IntakeError when any row is held back: a merge is whole or not at all."""
    name = f"Merge of {merge.goes} into {merge.stays}: {path.stem}"
    row = run_import(
        actor=merge.by, path=path, subject=subject, mode=mode, name=name, publish=False, home=home
    )
    if row.quarantined:
        undo_import(actor=merge.by, row=row, publish=False, home=home)
        raise IntakeError(
            _("%(quarantined)s rows of %(subject)s cannot be moved. Import %(pk)s says why.")
            % {"quarantined": row.quarantined, "subject": subject, "pk": row.pk}
        )
    return row


def _written(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> bool:
    rows = con.sql(query).to_arrow_table()
    if rows.num_rows:
        con.from_arrow(rows).write_parquet(str(path))
    return bool(rows.num_rows)


def _take_back(merge: Merge, done: list[Import], home: Home) -> None:
    for row in reversed(done):
        undo_import(actor=merge.by, row=row, publish=False, home=home)


@transaction.atomic
def _settle(merge: Merge, state: str, *, done: list[Import], error: str = "") -> None:
    merge.state, merge.imports, merge.error = state, [row.pk for row in done], error
    merge.save(update_fields=["state", "imports", "error"])
    action = "merge.done" if state == State.DONE else "merge.failed"
    record(actor=merge.by, action=action, object=merge.key, after={"imports": merge.imports, "error": error})


def _columns(subject: Subject) -> list[str]:
    """The columns that name a partner, but for the key of the partners themselves."""
    return [column.name for column in subject.columns if column.references == "partners"]


def _names(subject: Subject, goes: str) -> str:
    return " OR ".join(f"{sql.name(one)} = {sql.text(goes)}" for one in _columns(subject)) or "false"


def _cell(name: str, moved: list[str], merge: Merge) -> str:
    quoted = sql.name(name)
    if name not in moved:
        return quoted
    return f"if({quoted} = {sql.text(merge.goes)}, {sql.text(merge.stays)}, {quoted}) AS {quoted}"


def _count(con: duckdb.DuckDBPyConnection, lake: Lake, subject: Subject, goes: str) -> int:
    query = f"SELECT count(*) FROM {lake.source(con, subject.name)} WHERE {_names(subject, goes)}"
    return int(con.execute(query).fetchall()[0][0])
