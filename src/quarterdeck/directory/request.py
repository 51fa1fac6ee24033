"""A request as the pages see it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.scope import Scope


class Request(HttpRequest):
    """A signed-in person's request, dressed by `quarterdeck.web.middleware`; for annotations."""

    user: Person
    vendor: Vendor
    scope: Scope
    htmx: HtmxDetails


def whole(text: str, digits: int = 18) -> int | None:
    """A number that a page of ours put into an address or a form; None for what nobody's browser sends.

    So many digits the key of any row may have.
    """
    return int(text) if text.isdecimal() and len(text) <= digits else None
