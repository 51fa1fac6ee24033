"""Secrets of tokens: how they look, and whose they are.

`qd_<prefix>_<secret>`: scanners of source code find one that was committed by mistake.
"""

import re
from hashlib import sha256
from secrets import choice, compare_digest
from string import ascii_letters, ascii_lowercase, digits

from django.utils import timezone

from quarterdeck.api.models import Token

PREFIX, SECRET = 8, 40  # letters: the secret alone holds 238 bits
_FORM = re.compile(rf"qd_([a-z0-9]{{{PREFIX}}})_[A-Za-z0-9]{{{SECRET}}}")


def new_secret() -> tuple[str, str]:
    """A prefix and the whole secret that begins with it."""
    prefix = "".join(choice(ascii_lowercase + digits) for _ in range(PREFIX))
    return prefix, f"qd_{prefix}_" + "".join(choice(ascii_letters + digits) for _ in range(SECRET))


def digest_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def authenticate(text: str) -> Token | None:
    """The usable token with that secret, its use noted to the hour; None for anything else.

    What its person may see is asked anew by whoever acts on it.
    """
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    token = Token.objects.usable().select_related("person").filter(prefix=form[1]).first()
    if token is None or not compare_digest(token.digest, digest_of(text)):
        return None
    _note_use(token)
    return token


def _note_use(token: Token) -> None:
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    if not token.seen_since(hour):
        token.last_used = hour
        token.save(update_fields=["last_used"])
