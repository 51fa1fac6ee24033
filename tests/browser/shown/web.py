"""The frame; without a role, before signing in."""

PAGES = {"sign-in": ("", "/sign-in/")}
