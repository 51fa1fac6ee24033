"""An assistant over HTTP: the protocol's own client, a token, and what its person may see."""

import json
from typing import Any

import anyio
import httpx2
import pytest
from django.test import Client as Browser
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from tests.web.plans import SHARED
from tests.web.reviews import KEPT, OPEN

from quarterdeck.api.services import add_token, revoke_token
from quarterdeck.audit.models import Entry

HEADERS = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-06-18"}


@pytest.fixture
def token_of(channel):
    def make(actor: str) -> str:
        person = getattr(channel, actor)
        _token, secret = add_token(actor=person, person=person, name="assistant", scopes={"read"}, days=1)
        return secret

    return make


def message(method: str, **params: object) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})


def post(secret: str, body: str):
    return Browser().post(
        "/mcp/",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", **HEADERS},
    )


def called(secret: str, tool: str, **arguments: object) -> dict[str, Any]:
    answer = post(secret, message("tools/call", name=tool, arguments=arguments))
    assert answer.status_code == 200, answer.content
    return answer.json()["result"]


def told(secret: str, tool: str, **arguments: object) -> Any:
    result = called(secret, tool, **arguments)
    assert not result.get("isError"), result
    return json.loads(result["content"][0]["text"])


def refused(secret: str, tool: str, **arguments: object) -> str:
    result = called(secret, tool, **arguments)
    assert result["isError"]
    return result["content"][0]["text"]


def test_it_says_what_can_be_asked(token_of):
    listed = post(token_of("manager"), message("tools/list")).json()["result"]["tools"]
    assert [tool["name"] for tool in listed] == [
        "who_am_i",
        "find_partners",
        "list_kpis",
        "define_kpi",
        "figures",
        "explain_figure",
        "find_plans",
        "read_plan",
        "find_reviews",
        "read_review",
        "list_subjects",
        "rows",
    ]
    assert all(tool["annotations"]["readOnlyHint"] for tool in listed)


def test_the_figures_are_those_of_the_api(token_of):
    secret = token_of("manager")
    asked = {"kpis": ["revenue", "attainment"], "by": ["partner"], "period": "2026-Q1"}
    by_api = Browser().get(
        "/api/v1/figures?kpis=revenue,attainment&by=partner&period=2026-Q1",
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert told(secret, "figures", **asked) == by_api.json()


def test_each_asks_in_their_own_scope(token_of):
    found = {
        actor: {one["partner"] for one in told(token_of(actor), "find_partners")["items"]}
        for actor in ("executive", "distributor", "manager", "nobody")
    }
    assert found == {
        "executive": {"P-1"},
        "distributor": {"D-1", "P-11", "P-111", "P-12"},
        "manager": {"P-1"},
        "nobody": set(),
    }


def test_what_is_internal_does_not_exist_for_partners(token_of):
    executive, manager = token_of("executive"), token_of("manager")
    assert "margin" in {one["kpi"] for one in told(manager, "list_kpis")}
    assert "margin" not in {one["kpi"] for one in told(executive, "list_kpis")}
    hidden, unknown = (refused(executive, "define_kpi", kpi=name) for name in ("margin", "nothing"))
    assert hidden.startswith("There is no KPI 'margin'.")
    assert unknown.startswith("There is no KPI 'nothing'.")
    text = json.dumps(
        [told(executive, "rows", subject="sales", period="2025"), told(executive, "list_subjects")]
    )
    assert "cost" not in text


def test_rows_come_a_page_at_a_time_and_are_logged(token_of, channel):
    secret = token_of("manager")
    first = told(secret, "rows", subject="sales", period="2025", limit=5)
    assert len(first["items"]) == 5
    second = told(secret, "rows", subject="sales", cursor=first["next"], period="2025")
    assert first["items"][0] not in second["items"]
    assert first["total"] == second["total"]
    assert Entry.objects.filter(action="rows.read", actor=channel.manager.email).count() == 2


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("figures", {"kpis": ["revenu"]}, "There is no KPI 'revenu'. Did you mean 'revenue'?"),
        ("figures", {"kpis": ["revenue"], "period": "soon"}, "soon"),
        ("figures", {"kpis": ["revenue"], "were": {}}, "were: Extra inputs are not permitted."),
        ("figures", {}, "kpis: Field required."),
        ("figures", {"kpis": ["revenue"], "where": {"partner": ["P-3"]}}, "P-3"),
        ("rows", {"subject": "people"}, "People have no rows over time."),
        ("rows", {"subject": "sales", "cursor": "x"}, "This cursor is none of ours."),
        ("rows", {"subject": "sales", "limit": 10_000}, "limit: Input should be less than or equal to 200."),
        ("no_tool", {}, "There is no tool 'no_tool'."),
    ],
)
def test_a_bad_question_gets_a_sentence(tool, arguments, says, token_of):
    assert says in refused(token_of("manager"), tool, **arguments)


def test_a_revoked_token_opens_nothing(channel, token_of):
    secret = token_of("manager")
    told(secret, "who_am_i")
    revoke_token(actor=channel.chief, token=channel.manager.tokens.get())
    assert post(secret, message("tools/list")).status_code == 401


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"jsonrpc": "2.0"}', "\0", "9" * 5_000])
def test_nonsense_is_refused(body, token_of):
    assert 400 <= post(token_of("manager"), body).status_code < 500


@pytest.mark.django_db(transaction=True)
def test_the_protocols_own_client(live_server, token_of):
    """Initialise, list, call: over a real connection, as an assistant does."""

    async def talk() -> dict[str, Any]:
        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {secret}"}) as http,
            Client(streamable_http_client(f"{live_server.url}/mcp/", http_client=http)) as client,
        ):
            listed = await client.list_tools()
            assert "figures" in {tool.name for tool in listed.tools}
            result = await client.call_tool("who_am_i", {})
            return json.loads(result.content[0].text)

    secret = token_of("executive")
    found = anyio.run(talk)
    assert found["you_work_for"]["sees"] == "Sees their own company."


def test_plans_are_read_and_not_those_of_others(token_of):
    mine, others = token_of("executive"), token_of("outsider")
    plans = told(mine, "find_plans", state="draft")["items"]
    assert SHARED in [one["plan"] for one in plans]
    plan = told(mine, "read_plan", plan=SHARED)
    assert len(plan["content"]["lines"][0]["months"]) == plan["content"]["length"] == 36
    assert refused(others, "read_plan", plan=SHARED).startswith(f"There is no plan {SHARED}.")


def test_reviews_are_read_and_not_those_of_others(token_of):
    mine, others = token_of("executive"), token_of("outsider")
    assert KEPT not in [one["review"] for one in told(mine, "find_reviews", partner="P-1")["items"]]
    review = told(mine, "read_review", review=OPEN)
    assert review["facts"]["back"]["quarters"][-1]["key"] == review["quarter"] == "2026-Q1"
    assert refused(others, "read_review", review=OPEN).startswith(f"There is no review {OPEN}.")
