"""People, their roles and passwords, by hand."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import Actor, record
from quarterdeck.calendar import today
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Kind, Partner, Person, Role, Territory


@transaction.atomic
def add_person(
    *,
    actor: Actor | None,
    email: str,
    name: str,
    kind: Kind,
    partner: str | None = None,
    territory: str | None = None,
) -> Person:
    """A new person with a first role and without password. Raises DirectoryError."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise DirectoryError(_("'%(email)s' is not an e-mail address.") % {"email": email}) from None
    if Person.objects.filter(email=email).exists():
        raise DirectoryError(
            _("There is a person '%(email)s' already. Grant a role instead.") % {"email": email}
        )
    person = Person.objects.create_user(email, name=name, side=kind.side)
    role = _new_role(person, kind, partner, territory, since=today())
    record(
        actor=actor, action="person.added", object=_object(person), after={"name": name, "role": str(role)}
    )
    return person


@transaction.atomic
def grant_role(
    *,
    actor: Actor | None,
    person: Person,
    kind: Kind,
    partner: str | None = None,
    territory: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Role:
    """A further role, from today unless said otherwise. Raises DirectoryError."""
    role = _new_role(person, kind, partner, territory, since=since or today(), until=until)
    after = {"role": str(role), "since": role.since, "until": role.until}
    record(actor=actor, action="role.granted", object=_object(person), after=after)
    return role


@transaction.atomic
def end_role(*, actor: Actor | None, role: Role) -> None:
    """Take a role away, as of now. Raises DirectoryError for one that an import would bring back."""
    held = Role.objects.select_for_update(of=("self",)).select_related("person").filter(pk=role.pk).first()
    yesterday = today() - timedelta(days=1)
    if held is None or (held.until and held.until <= yesterday):
        raise DirectoryError(_("'%(role)s' has ended already.") % {"role": role})
    if held.imported:
        raise DirectoryError(
            _("'%(role)s' comes from the subject people. Change it there, or shut '%(email)s' out.")
            % {"role": held, "email": held.person.email}
        )
    before = {"role": str(held), "since": held.since, "until": held.until}
    if held.since > yesterday:
        held.delete()
    else:
        held.until = yesterday
        held.save(update_fields=["until"])
    record(actor=actor, action="role.ended", object=_object(held.person), before=before)


@transaction.atomic
def set_password(*, actor: Actor | None, person: Person, password: str) -> None:
    """A new password; every session of the person ends. Whether it is a good one is asked before."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record(actor=actor, action="password.set", object=_object(person))


def shut_out(*, actor: Actor | None, person: Person) -> None:
    """From the next request on the person is signed out and sees nothing; no import brings them back."""
    _set_active(actor, person, active=False)


def let_in(*, actor: Actor | None, person: Person) -> None:
    """Let a person sign in again."""
    _set_active(actor, person, active=True)


@transaction.atomic
def _set_active(actor: Actor | None, person: Person, *, active: bool) -> None:
    if Person.objects.select_for_update().get(pk=person.pk).is_active == active:
        said = _("'%(email)s' may sign in already.") if active else _("'%(email)s' is shut out already.")
        raise DirectoryError(said % {"email": person.email})
    person.is_active, person.left = active, None
    person.save(update_fields=["is_active", "left"])
    record(actor=actor, action="person.let_in" if active else "person.shut_out", object=_object(person))


def _new_role(
    person: Person,
    kind: Kind,
    partner: str | None,
    territory: str | None,
    *,
    since: date,
    until: date | None = None,
) -> Role:
    if kind.side != person.side:
        raise DirectoryError(
            _("'%(email)s' is on the %(side)s's side; '%(role)s' is not.")
            % {"email": person.email, "side": person.side, "role": kind}
        )
    if partner and not Partner.objects.filter(pk=partner, active=True).exists():
        raise DirectoryError(_("There is no partner '%(key)s'.") % {"key": partner})
    if territory and not Territory.objects.filter(pk=territory, active=True).exists():
        raise DirectoryError(_("There is no territory '%(key)s'.") % {"key": territory})
    role = Role(
        person=person, kind=kind, partner_id=partner, territory_id=territory, since=since, until=until
    )
    try:
        role.validate_constraints()
    except ValidationError as error:
        raise DirectoryError(" ".join(error.messages)) from error
    role.save()
    return role


def _object(person: Person) -> str:
    return f"person:{person.email}"
