"""Every address of the API x programs of everybody: the exact answer, and a problem for every refusal."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast
from tests.web.api.conftest import bearer, secret_of
from tests.web.cases.api import CASES
from tests.web.plans import SHARED

from quarterdeck.api.models import Token
from quarterdeck.api.services import revoke_token

PROGRAMS = ("manager", "executive", "distributor", "outsider", "operations", "nobody", "expired", "revoked")
ENDED = {"expired": 401, "revoked": 401}


def everybody(code: int, **others: int) -> dict[str, int]:
    return dict.fromkeys(PROGRAMS, code) | ENDED | others


OPERATIONS = everybody(404, manager=403, operations=200)
OF_P1 = everybody(404, manager=200, executive=200, operations=200)
OF_THE_VENDOR = everybody(404, manager=200, operations=200)
GET = {
    "api_me": everybody(200),
    "api_vendor": everybody(200),
    "api_periods": everybody(200),
    "api_partners": everybody(200),
    "api_partner": OF_P1,
    "api_territories": everybody(200),
    "api_people": OPERATIONS,
    "api_log": OPERATIONS,
    "api_figures": everybody(200),
    "api_explanation": everybody(200),
    "api_kpis": everybody(200),
    "api_kpi": everybody(200),
    "api_kpi_versions": everybody(200),
    "api_formula_words": everybody(200),
    "api_rows": everybody(200),
    "api_subjects": everybody(200),
    "api_subject": everybody(200),
    "api_template": OF_THE_VENDOR,
    "api_disputes": everybody(200),
    "api_dispute": everybody(404),
    "api_plans": everybody(200),
    "api_plans_overview": OF_THE_VENDOR,
    "api_plan": OF_P1,
    "api_plan_version": everybody(404),
    "api_plan_draft": everybody(404),
    "api_plan_remarks": OF_P1,
    "api_commitments": everybody(200),
    "api_reviews": everybody(200),
    "api_review": OF_P1,
    "api_imports": OPERATIONS,
    "api_import": everybody(404, manager=403),
    "api_push": everybody(404, manager=403),
    "api_quarantine": everybody(404, manager=403),
    "api_nothing": everybody(404) | dict.fromkeys(ENDED, 404),
}
HIDDEN = {
    "/api/v1/kpis/margin": OF_THE_VENDOR,
    "/api/v1/figures/margin/explanation": OF_THE_VENDOR,
    "/api/v1/figures?kpis=margin": everybody(422, manager=200, operations=200),
    "/api/v1/subjects/people": OF_THE_VENDOR,
    "/api/v1/rows/people": everybody(404, manager=422, operations=422),
    "/api/v1/partners/P-999": everybody(404),
}


@pytest.fixture
def programs(channel: Cast) -> dict[str, str]:
    """A secret for each."""
    secrets = {name: secret_of(getattr(channel, name)) for name in PROGRAMS if name not in ENDED}
    for name in ENDED:
        secrets[name] = secret_of(channel.manager)
        token = Token.objects.order_by("-pk")[0]
        if name == "revoked":
            revoke_token(actor=channel.manager, token=token)
        else:
            Token.objects.filter(pk=token.pk).update(
                made=timezone.now() - timedelta(days=40), expires=timezone.now()
            )
    return secrets


def addresses() -> dict[str, dict[str, int]]:
    of_the_api = [case for case in CASES if case.by_token and case.name in GET]
    return {reverse(case.name, args=case.args) + case.query: GET[case.name] for case in of_the_api} | HIDDEN


def test_every_address_that_can_be_read_is_asked():
    readable = {case.name for case in CASES if case.by_token and set(case.get.values()) != {405}}
    assert readable == set(GET)


def test_reading(programs: dict[str, str]):
    for address, expected in addresses().items():
        cache.clear()  # or two of them would be told that they guess
        for program, secret in programs.items():
            answer = Client().get(address, headers=bearer(secret))
            assert answer.status_code == expected[program], (address, program)
            assert "Authorization" in answer["Vary"]
            if answer.status_code == 200:
                assert answer["Cache-Control"] == "private, no-cache" or "template" in address
            else:
                assert_problem(answer)


PLAN = f"/api/v1/plans/{SHARED}"
WRITING = {
    ("post", "/api/v1/plans"): everybody(422),
    ("patch", f"{PLAN}/drafts/1"): everybody(422),
    ("post", f"{PLAN}/proposal"): everybody(422),
    ("post", f"{PLAN}/remarks"): everybody(422),
    ("delete", f"{PLAN}/proposal"): OF_P1 | {"manager": 409, "executive": 409, "operations": 403},
    ("post", f"{PLAN}/sharing"): OF_P1 | {"manager": 409, "executive": 409, "operations": 403},
    ("post", f"{PLAN}/answer"): OF_P1 | {"manager": 409, "executive": 409, "operations": 403},
    ("post", f"{PLAN}/amendment"): OF_P1 | {"manager": 409, "executive": 409, "operations": 403},
    ("post", f"{PLAN}/signature"): OF_P1 | {"manager": 403, "executive": 403, "operations": 403},
    ("post", "/api/v1/disputes"): everybody(422),
    ("post", "/api/v1/imports"): everybody(404, manager=403, operations=415),
    ("post", "/api/v1/imports/1/undo"): everybody(404, manager=403),
    ("patch", "/api/v1/imports/1/quarantine"): everybody(404, manager=403, operations=422),
    ("post", "/api/v1/imports/1/quarantine/release"): everybody(404, manager=403),
    ("post", "/api/v1/imports/1/quarantine/drop"): everybody(404, manager=403),
}


def test_writing(programs: dict[str, str]):
    for (method, address), expected in WRITING.items():
        cache.clear()
        for program, secret in programs.items():
            ask = getattr(Client(), method)
            answer = ask(address, data="{}", content_type="application/json", headers=bearer(secret))
            assert answer.status_code == expected[program], (address, program)
            assert_problem(answer)


def test_without_a_token_nothing_can_be_read(channel: Cast):
    for address in addresses():
        if "no/such" in address:
            continue
        answer = Client().get(address)
        assert answer.status_code == 401, address
        assert answer["WWW-Authenticate"] == 'Bearer realm="quarterdeck"'
        assert_problem(answer)


def assert_problem(answer) -> None:
    said = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= said.keys()
    assert said["status"] == answer.status_code
    assert "no-store" in answer["Cache-Control"]
