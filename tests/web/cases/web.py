"""The frame: theme, signing in and out, passwords."""

from tests.web.actors import ACTORS
from tests.web.case import PUBLIC, SIGNED_OUT, Case, for_all

AWAY = dict.fromkeys(ACTORS, 302)
NOT_SET_UP = dict.fromkeys(ACTORS, 404)  # there is no provider

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
    Case("account_set_password", for_all(302), post=for_all(302)),
    Case("mfa_index", for_all(200)),
    Case("mfa_authenticate", AWAY, post=AWAY, own_door=True),
    Case("account_reauthenticate", for_all(200), post=for_all(200)),
    Case("mfa_reauthenticate", for_all(302), post=for_all(302)),
    Case("mfa_reauthenticate_webauthn", for_all(302), post=for_all(302)),
    Case("mfa_activate_totp", for_all(302), post=for_all(302)),
    Case("mfa_deactivate_totp", for_all(404), post=for_all(404)),
    Case("mfa_view_recovery_codes", for_all(404), post=for_all(405)),
    Case("mfa_generate_recovery_codes", for_all(302), post=for_all(302)),
    Case("mfa_add_webauthn", for_all(302), post=for_all(302)),
    Case("mfa_remove_webauthn", for_all(302), ("1",), post=for_all(302)),
    Case("mfa_login_webauthn", AWAY, post=AWAY, own_door=True),
    Case("end_other_sessions", for_all(405), post=for_all(302)),
    Case("end_session", for_all(405), ("1",), post=for_all(404)),
    Case("openid_connect_login", NOT_SET_UP, ("company",), post=NOT_SET_UP),
    Case("openid_connect_callback", NOT_SET_UP, ("company",), post=NOT_SET_UP),
    Case("socialaccount_login_cancelled", AWAY, post=AWAY, own_door=True),
)  # fmt: skip

PAGES = {"how one signs in": ("manager", "mfa_index", (), "")}
