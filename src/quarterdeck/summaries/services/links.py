"""The signed and hashed tokens in mails: a guest's link, and the link that stops."""

import hashlib
import secrets

from django.core import signing
from django.utils import timezone

from quarterdeck.directory.models import Person
from quarterdeck.summaries.models import Grain, Guest, Letter, Link
from quarterdeck.summaries.models.link import LASTS

STOP = "quarterdeck.summaries.stop"


def new_link(letter: Letter) -> str:
    """The token of the guest's link; an older one of the same letter opens nothing from now on."""
    token = secrets.token_urlsafe(32)
    Link.objects.update_or_create(
        letter=letter, defaults={"token_hash": _hashed(token), "until": timezone.now() + LASTS}
    )
    return token


def letter_behind(token: str) -> Letter | None:
    """The letter that a guest's link opens now: neither too old, nor of who is no guest any more."""
    links = Link.objects.select_related("letter__guest__partner")
    found = links.filter(token_hash=_hashed(token)).first()
    if found is None or not found.works or found.letter.guest is None:
        return None
    guest = found.letter.guest
    if guest.removed_at or not guest.partner.active:
        return None
    if found.opened_at is None:
        Link.objects.filter(pk=found.pk, opened_at=None).update(opened_at=timezone.now())
    return found.letter


def stop_token(letter: Letter) -> str:
    """What stands in the mail's link for stopping: whom, and which kind."""
    who = ["guest", letter.guest_id] if letter.guest_id else ["person", letter.person_id]
    return signing.dumps([*who, letter.grain], salt=STOP)


def stopped_by(token: str) -> tuple[Person | Guest, Grain] | None:
    """Who wants to stop what. Such a link does not expire: it opens nothing but the way out."""
    try:
        kind, key, grain = signing.loads(token, salt=STOP)
    except signing.BadSignature:
        return None
    found: Person | Guest | None
    if kind == "guest":
        found = Guest.objects.current().filter(pk=key).first()
    else:
        found = Person.objects.filter(pk=key, is_active=True).first()
    return (found, Grain(grain)) if found else None


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
