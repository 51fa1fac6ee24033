"""Inviting, inviting again, taking an invitation back, accepting it."""

from smtplib import SMTPException

from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.calendar import today
from quarterdeck.directory.models import Kind, Partner, Person, Role, Vendor
from quarterdeck.directory.services import add_person, end_role, grant_role, set_password
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.models import LASTS, Invitation

SALT = "quarterdeck.people.invitation"


@transaction.atomic
def invite_new(
    *, actor: Person, email: str, name: str, kind: Kind, partner: str | None, territory: str | None
) -> Invitation:
    """A new person with a first role, invited. The mail is sent by `deliver`. Raises DirectoryError."""
    person = add_person(actor=actor, email=email, name=name, kind=kind, partner=partner, territory=territory)
    return invite(actor=actor, person=person)


@transaction.atomic
def invite(*, actor: Person, person: Person, company: Partner | None = None) -> Invitation:
    """Invite a known person, or do so again: an older link stops working."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise PeopleError(_("%(name)s may not sign in. Let them in first.") % {"name": person})
    if person.last_login:
        raise PeopleError(_("%(name)s has signed in already.") % {"name": person})
    invitation = Invitation.objects.open().filter(person=person).first()
    if invitation:
        return _again(actor, invitation)
    invitation = Invitation.objects.create(
        person=person, email=person.email, name=person.name, by=actor, company=company
    )
    record(actor=actor, action="person.invited", object=f"person:{person.email}")
    return invitation


@transaction.atomic
def invite_colleague(*, actor: Person, company: Partner, email: str, name: str) -> Invitation:
    """Invite somebody into one's own company, as staff.

    What comes back, and what is written to the address, is the same whether somebody else in the
    channel has that address already: who asks must not learn it. Raises DirectoryError.
    """
    email = email.strip().lower()
    if open_one := Invitation.objects.open().filter(email=email, company=company).first():
        return _again(actor, open_one)
    taken = Person.objects.filter(email=email).first()
    if taken is None:
        person = add_person(actor=actor, email=email, name=name, kind=Kind.STAFF, partner=company.pk)
        return invite(actor=actor, person=person, company=company)
    if Role.objects.on(today()).filter(person=taken, partner=company).exists():
        raise PeopleError(_("%(email)s is one of you already.") % {"email": email})
    if _is_back(taken, company):
        Person.objects.filter(pk=taken.pk).update(name=name)
        grant_role(actor=actor, person=taken, kind=Kind.STAFF, partner=company.pk)
        return invite(actor=actor, person=taken, company=company)
    record(actor=actor, action="person.invited", object=f"person:{email}", after={"company": company.pk})
    return Invitation.objects.create(email=email, name=name, by=actor, company=company)


@transaction.atomic
def invite_again(*, actor: Person, invitation: Invitation) -> Invitation:
    """Send a new link; the old one stops working."""
    return _again(actor, _still_open(invitation))


@transaction.atomic
def withdraw(*, actor: Person, invitation: Invitation) -> None:
    """Take the invitation back: its link opens nothing any more."""
    invitation = _still_open(invitation)
    invitation.withdrawn = timezone.now()
    invitation.save(update_fields=["withdrawn"])
    record(actor=actor, action="invitation.withdrawn", object=f"person:{invitation.email}")


@transaction.atomic
def withdraw_colleague(*, actor: Person, invitation: Invitation) -> None:
    """Take back what `invite_colleague` gave: who never came in is not of the company any more."""
    withdraw(actor=actor, invitation=invitation)
    given = Role.objects.on(today()).filter(partner=invitation.company_id, kind=Kind.STAFF, imported=False)
    for role in given.filter(person=invitation.person_id, person__last_login=None):
        end_role(actor=actor, role=role)


def deliver(invitation: Invitation, address: str) -> None:
    """Write to whom it is for; `address` is that of the page behind the link. Raises PeopleError."""
    vendor = Vendor.objects.first()
    context = {"invitation": invitation, "vendor": vendor, "address": address, "days": LASTS.days}
    language = invitation.person.language if invitation.person else ""
    template = "invitation" if invitation.person else "known"
    with translation.override(language or translation.get_language()):
        subject = render_to_string("people/mail/subject.txt", context).strip()
        body = render_to_string(f"people/mail/{template}.txt", context)
    try:
        send_mail(subject, body, None, [invitation.email])
    except (OSError, SMTPException) as error:
        raise PeopleError(
            _("The invitation stands, but its mail could not be sent: %(error)s. Send it again later.")
            % {"error": error}
        ) from error


def token_of(invitation: Invitation) -> str:
    """What stands in the link. It says which invitation, and which of its mails."""
    return signing.dumps([invitation.pk, invitation.serial], salt=SALT)


def invitation_of(token: str) -> Invitation | None:
    """The invitation whose link this is, if it still works."""
    try:
        pk, serial = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    found = Invitation.objects.working().filter(pk=pk, serial=serial)
    return found.select_related("person", "by").first()


@transaction.atomic
def accept(*, token: str, password: str) -> Person:
    """Set the first password. The link works this once. Raises PeopleError when it does no more."""
    found = invitation_of(token)
    held = found and Invitation.objects.open().select_for_update(of=("self",)).filter(pk=found.pk).first()
    if not held or not held.person:
        raise PeopleError(_("This link no longer works."))
    held.accepted = timezone.now()
    held.save(update_fields=["accepted"])
    set_password(actor=held.person, person=held.person, password=password)
    record(actor=held.person, action="invitation.accepted", object=f"person:{held.email}")
    return held.person


def _again(actor: Person, invitation: Invitation) -> Invitation:
    invitation.serial += 1
    invitation.sent, invitation.by = timezone.now(), actor
    invitation.save(update_fields=["serial", "sent", "by"])
    record(actor=actor, action="person.invited", object=f"person:{invitation.email}", after={"again": True})
    return invitation


def _is_back(person: Person, company: Partner) -> bool:
    """Whether nobody but this company knows them, which took its invitation back before they came in."""
    invited = Invitation.objects.filter(person=person, company=company).exists()
    elsewhere = Role.objects.on(today()).filter(person=person).exists()
    return invited and not elsewhere and person.is_active and not person.last_login


def _still_open(invitation: Invitation) -> Invitation:
    found = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=invitation.pk).first()
    if found is None:
        raise PeopleError(_("This invitation was accepted or withdrawn already."))
    return found
