"""The frame; without a role, before signing in."""

PAGES = {
    "sign-in": ("", "/sign-in/"),
    "security": ("partner manager", "/security/"),
    "authenticator-app": ("partner manager", "/security/app/"),
    "passkey": ("partner manager", "/security/passkeys/"),
}
