"""Rows sent by a program: kept, settled, and imported in the background; once for each key."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from quarterdeck.api.models import Push
from quarterdeck.directory.models import Person
from quarterdeck.home import Home
from quarterdeck.intake.errors import MappingError, StateError
from quarterdeck.intake.models import Upload
from quarterdeck.intake.request import check_may_import, window_of
from quarterdeck.intake.settling import follow, settle
from quarterdeck.intake.trial import request_of
from quarterdeck.intake.uploads import give_up, receive, start
from quarterdeck.intake.workbench import catalogue

ABANDONED = timedelta(minutes=10)
"""After this a push that never came to an end does not hold its key any more."""
REMEMBERED = timedelta(days=30)
"""How long a key stands for what was sent with it."""


class OtherBodyError(ValueError):
    """The key stands for something else that was sent before."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be done with the rows. `mapping` is a saved one; without it the headers decide."""

    name: str
    subject: str = ""
    mapping: str = ""
    mode: str = "upsert"
    period: str = ""
    partner: str = ""


def push(
    *, actor: Person, wishes: Wishes, chunks: Iterable[bytes], key: str = "", home: Home
) -> tuple[Upload, bool]:
    """The upload on its way to be an import; True when the key had sent it before.

    Raises IntakeError for what cannot be imported as it is, nothing being kept; StateError while the
    same key is still sending; OtherBodyError when it sent something else.
    """
    check_may_import(actor)
    if not key:
        return _import(actor, wishes, chunks, home), False
    held = _hold(actor, key)
    if held is None:
        return _again(actor, key, wishes, chunks), True
    digest = _digest_of(wishes)
    try:
        held.upload = _import(actor, wishes, _counted(chunks, digest), home)
    except BaseException:
        held.delete()
        raise
    held.digest = digest.hexdigest()
    held.save(update_fields=["upload", "digest"])
    return held.upload, False


def forget_old_keys() -> Iterator[str]:
    """Let keys go that were used long ago; says so, and nothing where there were none."""
    forgotten, _of = Push.objects.filter(at__lt=timezone.now() - REMEMBERED).delete()
    if forgotten:
        yield f"Forgot {forgotten} idempotency keys."


def _import(actor: Person, wishes: Wishes, chunks: Iterable[bytes], home: Home) -> Upload:
    upload = receive(actor=actor, name=wishes.name, chunks=chunks, home=home)
    try:
        _settle(upload, wishes, home)
        start(actor=actor, upload=upload, home=home)
    except BaseException:
        give_up(actor=actor, upload=upload, home=home)
        raise
    return upload


def _settle(upload: Upload, wishes: Wishes, home: Home) -> None:
    if wishes.mapping:
        follow(home, upload, wishes.mapping)
    elif wishes.subject:
        settle(home, upload, subject=wishes.subject)
    if not upload.subject:
        raise MappingError("The columns do not say what the rows are. Name a subject or a mapping.")
    upload.mode, upload.period, upload.partner = wishes.mode, wishes.period, wishes.partner
    window_of(request_of(home, upload), catalogue(home)[upload.subject])
    upload.save()


def _hold(actor: Person, key: str) -> Push | None:
    """The key, held for this request alone; None when it is held or done already."""
    Push.objects.filter(person=actor, key=key, upload=None, at__lt=timezone.now() - ABANDONED).delete()
    try:
        with transaction.atomic():
            return Push.objects.create(person=actor, key=key)
    except IntegrityError:
        return None


def _again(actor: Person, key: str, wishes: Wishes, chunks: Iterable[bytes]) -> Upload:
    done = Push.objects.select_related("upload").get(person=actor, key=key)
    if done.upload is None:
        raise StateError("The same is being sent just now.")
    digest = _digest_of(wishes)
    for _chunk in _counted(chunks, digest):
        pass
    if digest.hexdigest() != done.digest:
        raise OtherBodyError("This idempotency key was used for something else. Take a new one.")
    return done.upload


def _digest_of(wishes: Wishes) -> "hashlib._Hash":
    return hashlib.sha256(json.dumps(asdict(wishes), sort_keys=True).encode())


def _counted(chunks: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
