"""Changing a draft. Each edit is one transaction under the plan's lock, and is kept with what it changed.

The edits themselves are the record of who changed which cell, when, from what to what. Forty entries a
minute in the log would hide everything else there, so it has one for each sitting: the first edit of a
person on a draft, and the first after an hour in which they made none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import ValidationError

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.plans import edits
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import EditError, Known, Request
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.flat import Change, changes, reversed_
from quarterdeck.plans.merging import OvertakenError, put_on
from quarterdeck.plans.models import Draft, Edit, Plan
from quarterdeck.plans.months import days_of
from quarterdeck.plans.naming import name_of
from quarterdeck.plans.services.clashes import Clash, ConflictError, clashes
from quarterdeck.plans.services.held import held_draft
from quarterdeck.plans.services.keys import Given

SITTING = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Edited:
    """A draft after an edit. `made` is empty where nothing was different afterwards."""

    actor: Person
    draft: Draft
    content: Content
    made: Sequence[Change]
    newer: Sequence[Edit] = ()
    """What was done since the actor last saw it, the own edits of another window too."""


@transaction.atomic
def edit(
    *,
    actor: Person,
    draft: Draft,
    revision: int,
    request: Request,
    known: Known,
    anyway: bool = False,
    scope: Scope | None = None,
) -> Edited:
    """Change the draft, which the actor last saw at `revision`.

    Raises ConflictError where somebody else changed the same since, unless it is to be written
    `anyway`; EditError where the edit makes no sense, PlanError where the actor may not.
    """
    held = held_draft(scope or scope_of(actor), draft)
    content = held.value
    newer = list(held.edits.filter(revision__gt=revision).select_related("actor"))
    _same_months(newer, content)
    try:
        after = edits.made(request, content, replace(known, given=Given(held.plan)))
    except EditError as error:
        raise _taken_out(error, newer, content, actor) from error
    made = changes(content, after)
    if not anyway and (found := clashes(made, newer, actor)):
        raise ConflictError(found, content, get_vendor().calendar)
    return _kept(actor, held, content, after, made, what=request.kind, newer=newer)


@transaction.atomic
def undo(*, actor: Person, draft: Draft, scope: Scope | None = None) -> Edited:
    """Take back the actor's newest edit that stands. Raises PlanError where there is none."""
    held = held_draft(scope or scope_of(actor), draft)
    last = held.edits.filter(actor=actor, undoes=None, undone=False).last()
    if last is None:
        raise PlanError(_("There is nothing of yours to undo."))
    return _back(actor, held, last, "undo")


@transaction.atomic
def redo(*, actor: Person, draft: Draft, scope: Scope | None = None) -> Edited:
    """Make again what the actor took back last, as long as they did nothing else since."""
    held = held_draft(scope or scope_of(actor), draft)
    own = held.edits.filter(actor=actor)
    new = own.filter(undoes=None).last()
    last = own.filter(what="undo", undone=False, revision__gt=new.revision if new else 0).last()
    if last is None:
        raise PlanError(_("There is nothing of yours to do again."))
    return _back(actor, held, last, "redo")


def _back(actor: Person, held: Draft, last: Edit, what: str) -> Edited:
    content, taken = held.value, [Change(*change) for change in last.changes]
    try:
        after = put_on(content, reversed_(taken))
    except OvertakenError as error:
        raise PlanError(_overtaken(error, held, last, content)) from error
    except ValidationError as error:
        raise PlanError(_("The plan has changed too much since; this cannot be taken back.")) from error
    last.undone = True
    last.save(update_fields=["undone"])
    if last.undoes is not None:  # so this is done again
        last.undoes.undone = False
        last.undoes.save(update_fields=["undone"])
    return _kept(actor, held, content, after, changes(content, after), what=what, undoes=last)


def _overtaken(error: OvertakenError, held: Draft, last: Edit, content: Content) -> str:
    path = error.paths[0]
    since = held.edits.filter(revision__gt=last.revision).select_related("actor").order_by("-revision")
    by = next((one for one in since if any(change[0] == path for change in one.changes)), None)
    said = {
        "who": by.actor.name if by else _("Somebody"),
        "what": name_of(path, content, get_vendor().calendar),
    }
    return _("%(who)s has changed %(what)s since: it stays as it is now.") % said


def _kept(
    actor: Person,
    held: Draft,
    before: Content,
    after: Content,
    made: Sequence[Change],
    *,
    what: str,
    undoes: Edit | None = None,
    newer: Sequence[Edit] = (),
) -> Edited:
    if made:
        held.content, held.revision = after.model_dump(mode="json"), held.revision + 1
        held.save(update_fields=["content", "revision"])
        _log(actor, held)
        Edit.objects.create(
            draft=held,
            revision=held.revision,
            actor=actor,
            what=what,
            undoes=undoes,
            changes=[[change.path, change.before, change.after] for change in made],
        )
        _dated(held, before, after)
    return Edited(actor, held, after, made, newer)


def _log(actor: Person, held: Draft) -> None:
    since = timezone.now() - SITTING
    if not held.edits.filter(actor=actor, at__gt=since).exists():
        said = {"partner": held.plan.partner_id, "draft": held.name, "revision": held.revision}
        record(actor=actor, action="plan.edited", object=held.plan.key, after=said)


def _dated(held: Draft, before: Content, after: Content) -> None:
    """A plan of which nothing was signed yet begins and ends as its chosen draft does."""
    plan = held.plan
    if not held.chosen or plan.state != Plan.State.DRAFT:
        return
    if (before.begins, before.length) != (after.begins, after.length):
        plan.begins, plan.ends = days_of(after, get_vendor().calendar)
        plan.save(update_fields=["begins", "ends"])


def _same_months(newer: Sequence[Edit], content: Content) -> None:
    """Months go by their number: once the plan begins elsewhere, they are not those that were meant."""
    for one in newer:
        for path, _before, after in one.changes:
            if path == "begins":
                clash = Clash(path, one.actor.name, one.at, after, None)
                raise ConflictError([clash], content, get_vendor().calendar, final=True)


def _taken_out(error: EditError, newer: Sequence[Edit], content: Content, actor: Person) -> PlanError:
    """Who took out the part that the edit was about, if that is why it makes no sense."""
    for one in newer:
        for path, before, after in one.changes:
            if one.actor_id != actor.pk and path in error.names and after is None:
                clash = Clash(path, one.actor.name, one.at, None, before)
                return ConflictError([clash], content, get_vendor().calendar, final=True)
    return error
