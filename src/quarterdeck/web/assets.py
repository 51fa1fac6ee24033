"""The built front end: where each file is, by the name it was written under."""

import json
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@cache
def _manifest() -> dict[str, str]:
    path = settings.STATIC_ROOT / "built" / "manifest.json"
    try:
        return dict(json.loads(path.read_text()))
    except FileNotFoundError:
        raise ImproperlyConfigured("The front end is not built. Run: make install") from None


def address(name: str) -> str:
    """The address of a built file ('site.css'), which changes whenever its content does."""
    return f"{settings.STATIC_URL}built/{_manifest()[name]}"


def address_if_built(name: str) -> str:
    """The same for a page that must come whatever is missing: '' if there is no such file to be found."""
    try:
        return address(name)
    except (ImproperlyConfigured, LookupError, OSError, ValueError):
        return ""
