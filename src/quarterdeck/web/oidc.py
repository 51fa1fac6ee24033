"""The OpenID Connect provider of this installation, from the environment."""

from collections.abc import Mapping
from typing import Any

NAMES = ("QUARTERDECK_OIDC_URL", "QUARTERDECK_OIDC_CLIENT", "QUARTERDECK_OIDC_SECRET")
PROVIDER = "company"  # stands in the address that the provider sends people back to


def single_sign_on(environment: Mapping[str, str]) -> dict[str, Any]:
    """allauth's settings for the one provider that the environment names; none without its address.

    Raises ValueError when only a part of what is needed is said.
    """
    given = {name: environment.get(name, "") for name in NAMES}
    if not any(given.values()):
        return {}
    if missing := [name for name, value in given.items() if not value]:
        raise ValueError(f"Single sign-on needs {', '.join(missing)}, too.")
    url, client, secret = given.values()
    app = {
        "provider_id": PROVIDER,
        "name": environment.get("QUARTERDECK_OIDC_NAME", "Single sign-on"),
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": url},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
