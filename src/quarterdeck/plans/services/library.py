"""Keeping the library: what plans are made from."""

from django.db import transaction
from django.db.models import Model
from django.forms.models import model_to_dict

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.plans.models import Template


@transaction.atomic
def keep(*, actor: Person, entry: Model) -> None:
    """Add it, or change the one of its key."""
    before = type(entry)._default_manager.filter(pk=entry.pk).first() if entry.pk else None
    entry.save()
    record(
        actor=actor,
        action="library.kept",
        object=_key(entry),
        before=_said(before) if before else None,
        after=_said(entry),
    )


@transaction.atomic
def remove(*, actor: Person, entry: Model) -> None:
    """Plans that were made from it stay as they are."""
    key, before = _key(entry), _said(entry)
    entry.delete()
    record(actor=actor, action="library.removed", object=key, before=before)


def _key(entry: Model) -> str:
    return f"{entry._meta.model_name}:{entry.pk}"


def _said(entry: Model) -> dict[str, object]:
    """What the log keeps of it; of a template not what it says, which may be long."""
    said: dict[str, object] = model_to_dict(entry)
    if isinstance(entry, Template):
        del said["content"]
    return said
