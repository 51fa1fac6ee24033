"""Where mail goes, and where its links lead: addresses, read into Django's settings."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_SERVED = 8000  # by `quarterdeck serve`, where nothing stands in front of it
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail_settings(address: str | None, folder: Path) -> dict[str, Any]:
    """Settings for `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://user:password@host:port`.

    Without an address mail is written as files into `folder`. Raises ValueError for any other address.
    """
    if not address:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder,
        }
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("QUARTERDECK_SMTP must look like smtp+tls://user:password@mail.example.com:587.")
    return {
        "EMAIL_BACKEND": "quarterdeck.summaries.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def site_address(address: str | None, host: str, *, https: bool) -> str:
    """The address under which people reach the site, for links in mails that no page sent.

    Raises ValueError for one that is none.
    """
    if not address:
        return f"https://{host}" if https else f"http://{host}:{_SERVED}"
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("QUARTERDECK_ADDRESS must look like 'https://partners.vendor.example'.")
    return address.rstrip("/")
