"""What every template knows: the vendor, the reader's theme, the ways from here."""

from typing import Any

from django.http import HttpRequest

from quarterdeck.directory.models import Person
from quarterdeck.web.navigation import ways_of
from quarterdeck.web.theme import THEMES, chosen_theme


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame around a page. Its ways are found when they are drawn: a fragment draws none."""
    return {
        "vendor": getattr(request, "vendor", None),
        "theme": chosen_theme(request),
        "themes": THEMES,
        "ways": lambda: _ways(request),
    }


def _ways(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    return ways_of(user, request.scope) if isinstance(user, Person) else {}  # type: ignore[attr-defined]
