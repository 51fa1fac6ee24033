"""How a case says who gets which answer at one address."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.web.actors import ACTORS

Codes = Mapping[str, int]

OWN = {"executive", "staff", "manager", "regional", "operations", "chief"}  # those who see P-1
VENDOR_SIDE = {"manager", "manager_fr", "manager_us", "regional", "regional_us", "operations", "chief"}
SIGNED_OUT = {"anonymous", "expired"}


def for_all(code: int) -> Codes:
    """Everybody signed in gets `code`; the others are sent to the sign-in."""
    return {actor: 302 if actor in SIGNED_OUT else code for actor in ACTORS}


def for_some(seers: set[str]) -> Codes:
    """Who does not see the partner is answered as if there were none."""
    return {actor: 302 if actor in SIGNED_OUT else 200 if actor in seers else 404 for actor in ACTORS}


def for_operations(code: int) -> Codes:
    """Channel operations and the chief; others of the vendor read why not, partners find nothing."""
    refused = for_all(404) | dict.fromkeys(VENDOR_SIDE, 403)
    return refused | dict.fromkeys(("operations", "chief"), code)


PARTNER = for_some(OWN)
PUBLIC = dict.fromkeys(ACTORS, 200)


@dataclass(frozen=True)
class Case:
    """One address by its pattern's name and parts. `post` is the answer to a POST that carries the token."""

    name: str
    get: Codes
    args: tuple[str, ...] = ()
    query: str = ""
    post: Codes = field(default_factory=lambda: for_all(405))
    by_token: bool = False  # opened by a token alone: no cookie counts, so no CSRF token is asked for
    own_door: bool = False  # not behind the sign-in: the view itself sends away who is signed out

    def __str__(self) -> str:
        return " ".join((self.name, *self.args, self.query)).strip()
