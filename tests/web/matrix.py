"""Every address of the site, and who gets which answer there."""

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


HOME = for_all(200) | {"executive": 302, "staff": 302, "outsider": 302}
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
    own_door: bool = False  # not behind the sign-in: the view itself sends away who is signed out

    def __str__(self) -> str:
        return " ".join((self.name, *self.args, self.query)).strip()


CASES = (
    Case("partners", HOME),
    Case("partners", HOME, query="?period=2026&sort=pace&name=x&page=7"),
    Case("partners", for_all(404) | {"executive": 302, "staff": 302, "outsider": 302}, query="?period=soon"),
    Case("partners_file", for_all(200), ("csv",)),
    Case("partners_file", for_all(200), ("xlsx",)),
    Case("breakdown_all", for_all(200)),
    Case("breakdown_all", for_all(200), query="?by=product&period=2025"),
    Case("breakdown_all_file", for_all(200), ("csv",)),
    Case("breakdown_all_file", for_all(200), ("xlsx",)),
    Case("explanation", for_all(200), ("revenue",)),
    Case("explanation", for_some(VENDOR_SIDE), ("margin",)),
    Case("explanation", for_all(404), ("no-such-figure",)),
    Case("explanation", PARTNER, ("pace",), "?partner=P-1"),
    Case("partner", PARTNER, ("P-1",)),
    Case("partner", PARTNER, ("P-1",), "?period=2025&since=2026-01-01"),
    Case("changes", PARTNER, ("P-1",)),
    Case("changes", PARTNER, ("P-1",), "?since=2026-04-30"),
    Case("changes", PARTNER, ("P-1",), "?since=yesterday"),
    Case("partner", for_all(404), ("P-999",)),
    Case("partner", for_some({"distributor", "manager_fr", "regional", "operations", "chief"}), ("P-12",)),
    Case("breakdown", PARTNER, ("P-1",), "?by=product&family=Storage"),
    Case("breakdown_file", PARTNER, ("P-1", "csv"), "?by=month"),
    Case("breakdown_file", PARTNER, ("P-1", "xlsx")),
    Case("rows", PARTNER, ("P-1", "sales"), "?period=2025"),
    Case("rows", PARTNER, ("P-1", "deals")),
    Case("rows", for_all(404), ("P-1", "people")),
    Case("rows_file", PARTNER, ("P-1", "sales", "csv"), "?period=2025"),
    Case("rows_file", PARTNER, ("P-1", "deals", "xlsx")),
    Case("theme", dict.fromkeys(ACTORS, 405), post=dict.fromkeys(ACTORS, 302)),
    Case("account_login", for_all(302) | dict.fromkeys(SIGNED_OUT, 200),
         post=for_all(302) | dict.fromkeys(SIGNED_OUT, 200)),
    Case("account_logout", for_all(200), post=for_all(302), own_door=True),
    Case("account_inactive", PUBLIC, post=dict.fromkeys(ACTORS, 405)),
    Case("account_change_password", for_all(200), post=for_all(200)),
    Case("account_reset_password", for_all(200) | dict.fromkeys(SIGNED_OUT, 200),
         post=dict.fromkeys(ACTORS, 200)),
    Case("account_reset_password_done", PUBLIC, post=dict.fromkeys(ACTORS, 405)),
    Case("account_reset_password_from_key", PUBLIC, ("1", "set-password"), post=dict.fromkeys(ACTORS, 200)),
    Case("account_reset_password_from_key_done", PUBLIC, post=dict.fromkeys(ACTORS, 405)),
)  # fmt: skip

EXEMPT: dict[str, str] = {}
"""Patterns that need no case, each with the reason why."""
