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
