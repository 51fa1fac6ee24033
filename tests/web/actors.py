"""Everybody who may come by: the cast, a stranger, and somebody whose session has run out."""

from dataclasses import fields

from django.http.response import HttpResponseBase
from django.test import Client
from tests.browsers import signed_in
from tests.cast import Cast

ACTORS = ("anonymous", "expired", *(field.name for field in fields(Cast)))


def browser_of(actor: str, cast: Cast, *, checks_csrf: bool = False) -> Client:
    """A browser in which that actor is signed in, as far as they are."""
    if actor == "anonymous":
        return Client(enforce_csrf_checks=checks_csrf)
    person = cast.manager if actor == "expired" else getattr(cast, actor)
    client = signed_in(person, checks_csrf=checks_csrf)
    if actor == "expired":
        client.session.flush()
    return client


def body_of(answer: HttpResponseBase) -> bytes:
    """The whole body; the test client closes what is behind a stream once it was read."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
