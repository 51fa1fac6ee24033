"""Seeing Quarterdeck as somebody else does: who may, as whom, and until when."""

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.people.errors import PeopleError

KEY = "sees_as"


@transaction.atomic
def start_seeing(*, actor: Person, person: Person, session: SessionBase) -> None:
    """From the next page on `actor` reads what `person` would. Raises PeopleError."""
    if actor == person:
        raise PeopleError(_("You see what you see already."))
    if not person.is_active:
        raise PeopleError(_("%(name)s may not sign in, and so sees nothing.") % {"name": person})
    session[KEY] = person.pk
    record(actor=actor, action="seeing.started", object=f"person:{person.email}")


@transaction.atomic
def stop_seeing(*, actor: Person, session: SessionBase) -> Person | None:
    """Back to one's own eyes; answers as whom one saw."""
    person = Person.objects.filter(pk=session.pop(KEY, None)).first()
    if person:
        record(actor=actor, action="seeing.stopped", object=f"person:{person.email}")
    return person


def seen_by(actor: Person, session: SessionBase) -> Person | None:
    """As whom `actor` reads now; it ends by itself when either of the two may not any more."""
    if KEY not in session:
        return None
    person = Person.objects.filter(pk=session[KEY], is_active=True).first()
    if person and scope_of(actor).everything:
        return person
    stop_seeing(actor=actor, session=session)
    return None
