"""Nothing hidden is in what a partner's program can get: not other partners, not what is internal."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import body_of
from tests.web.api.conftest import bearer, secret_of
from tests.web.cases.api import CASES
from tests.web.test_leaks import INTERNAL, PARTNER_KEYS, SEES

from quarterdeck.web.middleware import HEADERS

QUESTIONS = (
    "/api/v1/figures?kpis=revenue,attainment&by=partner&period=2026",
    "/api/v1/figures?kpis=revenue&by=manager,territory,product&period=2025..2026",
    "/api/v1/figures?kpis=revenue&basis=quota",
    "/api/v1/figures?kpis=marginn",
    "/api/v1/figures?kpis=revenue&where=partner=Prairie Hostin",
    "/api/v1/figures?kpis=revenue&by=next_ste",
    "/api/v1/figures/revenue/explanation?period=2026-Q1",
    "/api/v1/figures/revenue/explanation?period=2026-Q1&owner=today&where=manager=luc.moreau@tarnvale.example",
    "/api/v1/rows/sales?period=2025",
    "/api/v1/rows/sales?period=2025&where=cost=77.77",
    "/api/v1/rows/deals?period=2026",
    "/api/v1/rows/deals?period=2026&where=next_step=x",
    "/api/v1/rows/targets?period=2026",
    "/api/v1/partners?name=a",
    "/api/v1/partners?parent=D-2",
    "/api/v1/subjects/deal",
)


@pytest.mark.any_database
@pytest.mark.parametrize("actor", SEES)
def test_a_partners_program_learns_nothing_hidden(actor: str, channel: Cast):
    secret = secret_of(getattr(channel, actor))
    others = {key: name for key, name in PARTNER_KEYS.items() if key not in SEES[actor]}
    of_the_api = [reverse(case.name, args=case.args) + case.query for case in CASES if case.by_token]
    for address in [*of_the_api, *QUESTIONS]:
        answer = Client().get(address, headers=bearer(secret))
        text = body_of(answer).decode() + str({k: v for k, v in answer.items() if k not in HEADERS})
        words = [
            *others.values(),
            *(f'{end}{key}"' for end in ('"', "Customer of ") for key in others),
            *INTERNAL,
        ]
        hidden = [word for word in words if word in text and word not in address]
        assert not hidden, f"{actor} at {address} ({answer.status_code}) reads {hidden}"


def test_the_document_speaks_of_the_partners_own_margin_alone(channel: Cast):
    """That of a line of its plan; what the vendor earns has no name there."""
    said = Client().get("/api/v1/openapi.json").json()
    schemas = said["components"]["schemas"]
    of_a_plan = [schemas.pop(name) for name in ("Earning", "Terms", "Line", "AddLine")]
    assert "margin" in of_a_plan[0]["properties"]
    assert not [word for word in INTERNAL if word in str(said)]


def test_the_vendors_program_does_read_it(channel: Cast):
    headers = bearer(secret_of(channel.manager))
    assert "77.77" in Client().get("/api/v1/rows/sales?period=2025", headers=headers).content.decode()
    assert "Only for us" in Client().get("/api/v1/rows/deals?period=2026", headers=headers).content.decode()
    assert "margin" in Client().get("/api/v1/kpis", headers=headers).content.decode()


def test_what_the_vendor_does_when_a_figure_is_red_is_not_told_to_partners(channel: Cast):
    for person, told in ((channel.executive, False), (channel.manager, True)):
        headers = bearer(secret_of(person))
        for address in ("/kpis/revenue", "/figures/revenue/explanation", "/kpis/revenue/versions"):
            answer = Client().get(f"/api/v1{address}", headers=headers)
            assert ("ask the partner what changed" in answer.content.decode()) == told, address
