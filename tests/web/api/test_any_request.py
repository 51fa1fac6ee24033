"""Whatever is asked, as far as the document allows it and beyond: the answer is one that it names.

A few requests of each kind are made. `ANY_REQUESTS=100 pytest tests/web/api/test_any_request.py` makes
that many, and goes through the bounds of every field before.
"""

import json
import os

import pytest
import schemathesis
from django.core.cache import cache
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from tests.cast import Cast
from tests.intake.counter import QUIET_TASKS
from tests.web.api.conftest import bearer, secret_of

from quarterdeck.api.endpoints.imports import MEDIA
from quarterdeck.api.site import document
from quarterdeck.web.wsgi import application

KNOWN = {"text/csv", "application/octet-stream"}
"""Bodies that schemathesis knows how to write."""
LONG = os.environ.get("ANY_REQUESTS", "")
CONFIG = SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": bool(LONG)}}})
schema = schemathesis.openapi.from_dict(json.loads(json.dumps(document())), config=CONFIG)
schema.app = application
schemathesis.serializer.alias([media for media in MEDIA if media not in KNOWN], "application/octet-stream")


@pytest.fixture
def secret(channel: Cast, settings) -> str:
    """Of who may do everything. Nothing that is sent is worked off."""
    settings.ALLOWED_HOSTS, settings.TASKS = ["localhost"], QUIET_TASKS
    return secret_of(channel.operations)


@schema.parametrize()
@settings(
    max_examples=int(LONG or 3),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_is_documented(case, secret: str):
    cache.clear()  # or it would be told that it guesses tokens
    answer = case.call(headers={**bearer(secret), "Host": "localhost"})
    named = {*case.operation.definition.raw["responses"], "204" if case.method == "OPTIONS" else "405"}
    assert str(answer.status_code) in named, (answer.status_code, answer.text)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == ["application/problem+json"]
