"""Changing what is assumed: several edits of one form, all of them or none."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import edits
from quarterdeck.plans.content import Content
from quarterdeck.plans.flat import Change, applied, reversed_
from quarterdeck.plans.models import Draft
from quarterdeck.plans.services import editing


def seen(draft: Draft, revision: int) -> Content:
    """The draft as it was at that revision: what a form was filled from.

    So a field that somebody left as it was does not take back what others wrote there since.
    """
    content = draft.value
    newer = draft.edits.filter(revision__gt=revision).order_by("-revision")
    for edit in newer:
        content = applied(content, reversed_(Change(*change) for change in edit.changes))
    return content


@transaction.atomic
def assume(
    *,
    actor: Person,
    scope: Scope,
    draft: Draft,
    revision: int,
    asked: Sequence[dict[str, Any]],
    anyway: bool = False,
) -> None:
    """Raises ConflictError, EditError or PlanError as `editing.edit` does; then nothing was changed."""
    for each in asked:
        editing.edit(
            actor=actor,
            draft=draft,
            revision=revision,
            request=edits.parse(each),
            known=edits.NOTHING_MORE,
            anyway=anyway,
            scope=scope,
        )
