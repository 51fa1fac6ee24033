"""The key to an installation in which nobody can sign in yet: whoever holds it becomes the first."""

import os
from contextlib import suppress
from secrets import compare_digest, token_urlsafe

from quarterdeck.directory.models import Person
from quarterdeck.home import Home

UNUSABLE = "!"  # what Django puts before a password that opens nothing


def is_needed() -> bool:
    """Whether nobody can sign in."""
    return not Person.objects.filter(is_active=True).exclude(password__startswith=UNUSABLE).exists()


def key_of(home: Home) -> str:
    """The key, made when it is first asked for, in a file that only its owner can read.

    The file has its name only once the key is in it: half a key, or none, would open to anybody.
    """
    if not home.first_key.exists():
        draft = home.first_key.with_name(f"{home.first_key.name}.{token_urlsafe(8)}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(token_urlsafe(24))
        with suppress(FileExistsError):  # somebody else was a moment earlier
            os.link(draft, home.first_key)
        draft.unlink()
    return home.first_key.read_text()


def opens(home: Home, given: str) -> bool:
    """Whether this is the key, and somebody is still needed."""
    return bool(given) and is_needed() and compare_digest(key_of(home).encode(), given.encode())


def throw_away(home: Home) -> None:
    home.first_key.unlink(missing_ok=True)
