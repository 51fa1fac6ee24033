"""What every template knows: the vendor, the reader's theme."""

from typing import Any

from django.http import HttpRequest

from quarterdeck.web.theme import THEMES, chosen_theme


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame around a page."""
    return {"vendor": getattr(request, "vendor", None), "theme": chosen_theme(request), "themes": THEMES}
