"""Programs of the cast, each with a token."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from tests.cast import Cast

from quarterdeck.api.services import add_token
from quarterdeck.directory.selectors import scope_of

Ask = Callable[..., HttpResponseBase]


def secret_of(person: Any, *scopes: str, days: int = 30) -> str:
    """A token's secret; for everything that this person may do unless said otherwise."""
    wanted = scopes or ("read", "question", "plan", *(["import"] if scope_of(person).everything else []))
    _token, secret = add_token(actor=person, person=person, name="A program", scopes=wanted, days=days)
    return secret


def bearer(secret: str) -> Mapping[str, str]:
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def ask(channel: Cast) -> Ask:
    """`ask("manager", "/partners")`: what that person's program gets from the API."""
    secrets: dict[str, str] = {}

    def answered(actor: str, address: str, *, method: str = "get", headers: Any = None, **more: Any):
        secrets.setdefault(actor, "") or secrets.update({actor: secret_of(getattr(channel, actor))})
        path = address if address.startswith("/api/") else f"/api/v1{address}"
        given = {**bearer(secrets[actor]), **(headers or {})}
        return getattr(Client(), method)(path, headers=given, **more)

    return answered
