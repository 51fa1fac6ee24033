"""The key to an installation in which nobody can sign in yet: whoever holds it becomes the first."""

import os
from secrets import compare_digest, token_urlsafe

from quarterdeck.directory.models import Person
from quarterdeck.home import Home

UNUSABLE = "!"  # what Django puts before a password that opens nothing


def is_needed() -> bool:
    """Whether nobody can sign in."""
    return not Person.objects.filter(is_active=True).exclude(password__startswith=UNUSABLE).exists()


def key_of(home: Home) -> str:
    """The key, made when it is first asked for, in a file that only its owner can read."""
    try:
        file = os.open(home.first_key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return home.first_key.read_text()
    with os.fdopen(file, "w") as new:
        new.write(token_urlsafe(24))
    return home.first_key.read_text()


def opens(home: Home, given: str) -> bool:
    """Whether this is the key, and somebody is still needed."""
    return is_needed() and compare_digest(key_of(home).encode(), given.encode())


def throw_away(home: Home) -> None:
    home.first_key.unlink(missing_ok=True)
