"""A program questions a number, as its person could on the page."""

import pytest
from django.test import Client
from tests.cast import Cast
from tests.web.api.conftest import Ask, bearer, secret_of

from quarterdeck.audit.models import Entry
from quarterdeck.disputes.models import Dispute

REVENUE = {"kpi": "revenue", "partner": "P-1", "period": "2026-Q1", "reason": "Too much."}
ROW = {
    "subject": "sales",
    "row": "P-1/2026-02-10/S-1",
    "partner": "P-1",
    "period": "2026-Q1",
    "reason": "No.",
}


def question(ask: Ask, actor: str, **asked):
    return ask(actor, "/disputes", method="post", data=asked, content_type="application/json")


def test_a_partners_program_asks_and_operations_read_it(ask: Ask, channel: Cast):
    answer = question(ask, "executive", **REVENUE)
    said = answer.json()
    assert (answer.status_code, answer["Location"]) == (201, f"/api/v1/disputes/{said['id']}")
    assert (said["value"], said["currency"], said["asked_by"]) == (
        "9009.0000",
        "EUR",
        channel.executive.email,
    )
    assert ask("operations", answer["Location"]).json()["reason"] == "Too much."
    assert ask("outsider", answer["Location"]).status_code == 404
    dispute = Dispute.objects.get(pk=said["id"])
    assert (dispute.company_id, dispute.state) == ("P-1", "open")
    assert Entry.objects.filter(object=dispute.key, actor=channel.executive.email).count() == 1


def test_a_row_and_a_narrowed_figure_can_be_questioned(ask: Ask):
    row = question(ask, "staff", **ROW).json()
    assert (row["subject"], row["row"], row["kpi"]) == ("sales", ROW["row"], None)
    narrowed = question(ask, "manager", **REVENUE, where={"family": "Storage"}).json()
    assert narrowed["value"] == "6006.0000"


@pytest.mark.parametrize(
    ("actor", "change", "code"),
    [
        ("executive", {"partner": "P-2"}, 404),
        ("executive", {"partner": "P-999"}, 404),
        ("executive", {"kpi": "margin"}, 422),
        ("executive", {"kpi": "marginn"}, 422),
        ("executive", {"where": {"next_step": "x"}}, 422),
        ("executive", {"where": {"nonsense": "x"}}, 422),
        ("executive", {"period": "soon"}, 422),
        ("executive", {"reason": " "}, 422),
        ("executive", {"subject": "sales", "row": "1"}, 422),
        ("executive", ROW | {"kpi": "", "row": "P-2/2026-01-10/S-1"}, 404),
        ("nobody", {}, 404),
    ],
)
def test_what_one_may_not_know_of_cannot_be_questioned(actor: str, change: dict, code: int, ask: Ask):
    before = Dispute.objects.count()
    answer = question(ask, actor, **REVENUE | change)
    assert answer.status_code == code, answer.content
    assert Dispute.objects.count() == before


def test_a_hidden_kpi_is_refused_in_the_words_of_an_unknown_one(ask: Ask):
    hidden = question(ask, "executive", **REVENUE | {"kpi": "margin"}).json()["detail"]
    unknown = question(ask, "executive", **REVENUE | {"kpi": "nonsense"}).json()["detail"]
    assert hidden.replace("margin", "nonsense") == unknown


def test_it_takes_a_token_that_is_for_it(channel: Cast):
    for actor in ("executive", "manager"):
        headers = bearer(secret_of(getattr(channel, actor), "read"))
        answer = Client().post("/api/v1/disputes", REVENUE, "application/json", headers=headers)
        assert answer.status_code == 403
        assert answer.json()["detail"] == "This token is not for question."
