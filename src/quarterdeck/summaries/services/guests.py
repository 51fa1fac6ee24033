"""Guests of a partner: added with a way to read, removed at once."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Partner, Person
from quarterdeck.sealing import seal, unseal
from quarterdeck.summaries.errors import SummaryError
from quarterdeck.summaries.models import Guest

PURPOSE = "guest files"
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that are taken for another


def add_guest(
    *, actor: Person, partner: Partner, name: str, email: str, language: str, way: str
) -> tuple[Guest, str]:
    """The guest, and the password of their files; it is not to be had again. Raises SummaryError."""
    email = email.strip().lower()
    password = new_password() if way == Guest.Way.FILE else ""
    guest = Guest(
        partner=partner,
        name=name.strip(),
        email=email,
        language=language,
        way=way,
        password=seal(password, PURPOSE) if password else "",
        by=actor,
    )
    try:
        with transaction.atomic():
            guest.save()
            record(
                actor=actor,
                action="guest.added",
                object=f"partner:{partner.pk}",
                after={"email": email, "way": way},
            )
    except IntegrityError:
        raise SummaryError(_("%(email)s gets the summary already.") % {"email": email}) from None
    return guest, password


@transaction.atomic
def remove_guest(*, actor: Person, guest: Guest) -> None:
    """Nothing more is sent, and no link of theirs opens any more."""
    held = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
    if held.removed_at:
        return
    held.removed_at = timezone.now()
    held.save(update_fields=["removed_at"])
    record(
        actor=actor, action="guest.removed", object=f"partner:{held.partner_id}", before={"email": held.email}
    )


def new_password() -> str:
    """Twenty letters in fours: a hundred bits, to be told by telephone."""
    return "-".join(get_random_string(4, LETTERS) for _part in range(5))


def password_of(guest: Guest) -> str:
    return unseal(guest.password, PURPOSE)
