"""The frame: theme, signing in and out, passwords."""

from tests.web.actors import ACTORS
from tests.web.case import PUBLIC, SIGNED_OUT, Case, for_all

CASES = (
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
