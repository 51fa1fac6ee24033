"""Which help there is: a template for each page, under its address's name.

A text is added by a file: `templates/help/<name>.html` for everybody, `templates/help/vendor/<name>.html`
for the vendor's people, who then read that one.
"""

from functools import cache

from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from quarterdeck.directory.scope import Scope


def help_of(page: str, scope: Scope) -> str | None:
    """The template that helps with a page; None where there is none for this reader."""
    names = [f"help/vendor/{page}.html"] if scope.internal else []
    return next((name for name in (*names, f"help/{page}.html") if _exists(name)), None)


@cache
def _exists(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True
