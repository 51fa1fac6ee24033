"""What people choose for themselves: how the product looks and speaks to them."""

from typing import TypedDict, Unpack

from django.db import transaction

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person


class Choices(TypedDict, total=False):
    """The fields of a person that are their own to choose; whatever is left out stays."""

    language: str
    number_format: str
    time_zone: str
    theme: str


@transaction.atomic
def choose(*, person: Person, **choices: Unpack[Choices]) -> None:
    """Keep them; the same again changes nothing. Whoever changes the language has chosen it for good."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    before = {name: getattr(held, name) for name in choices}
    after = {name: value for name, value in choices.items() if value != before[name]}
    if not after:
        return
    held.language_chosen = held.language_chosen or "language" in after
    for name, value in after.items():
        setattr(held, name, value)
        setattr(person, name, value)
    held.save(update_fields=[*after, "language_chosen"])
    record(
        actor=person,
        action="settings.chosen",
        object=f"person:{person.email}",
        before={name: before[name] for name in after},
        after=after,
    )
