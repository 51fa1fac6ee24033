"""What programs read is what pages show, page by page, and only when it changed."""

import json
from decimal import Decimal

import pytest
from django.test import Client
from tests.web.api.conftest import Ask
from tests.web.cases.api import CASES

from quarterdeck.api.reads.pages import write_cursor
from quarterdeck.audit.models import Entry
from quarterdeck.cube import QueryTooLongError


def test_figures_are_decimal_texts_with_all_that_belongs_to_them(ask: Ask):
    said = ask("executive", "/figures?kpis=revenue,attainment&period=2025").json()
    revenue, attainment = said["figures"]
    assert revenue["value"] == "36036.0000"
    assert (revenue["currency"], revenue["unit"], revenue["period"]) == ("EUR", "money", "2025")
    assert attainment["value"] is None
    assert attainment["reason"]
    assert said["data_version"]


def test_a_question_as_json_has_the_same_answer(ask: Ask):
    by_address = ask("chief", "/figures?kpis=revenue&by=type&period=2025&where=territory=EMEA")
    question = {"kpis": ["revenue"], "by": ["type"], "period": "2025", "where": {"territory": ["EMEA"]}}
    by_body = ask("chief", "/figures", method="post", data=question, content_type="application/json")
    assert by_body.status_code == by_address.status_code == 200
    assert by_body.json() == by_address.json()


def test_a_partners_program_asks_in_its_own_currency(ask: Ask):
    def revenue(actor: str, wish: str) -> tuple[str, str]:
        (figure,) = ask(actor, f"/figures?kpis=revenue&period=2025&{wish}").json()["figures"]
        return figure["value"], figure["currency"]

    assert revenue("outsider", "currency=own") == ("36144.0000", "CAD")
    assert revenue("outsider", "") == ("25300.8000", "EUR")
    assert revenue("executive", "currency=own") == revenue("executive", "") == ("36036.0000", "EUR")
    assert revenue("chief", "currency=usd&where=partner=P-3") == ("36108.0000", "USD")
    explained = ask("outsider", "/figures/revenue/explanation?period=2025&currency=own").json()
    assert explained["figure"]["currency"] == "CAD"


@pytest.mark.parametrize(("wish", "said"), [("USD", "Not all of these rows"), ("XYZ1", "is not a currency")])
def test_figures_that_do_not_exist_in_a_currency_are_refused(wish: str, said: str, ask: Ask):
    answer = ask("chief", f"/figures?kpis=revenue&period=2025&currency={wish}")
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_an_explanation_leads_to_its_rows(ask: Ask):
    said = ask("manager", "/figures/revenue/explanation?period=2025&where=partner=P-1").json()
    assert said["kpi"]["kpi"] == said["figure"]["kpi"] == "revenue"
    (behind,) = said["rows"]
    where = "&".join(f"where={name}={key}" for name, keys in behind["where"].items() for key in keys)
    rows = ask("manager", f"/rows/{behind['subject']}?period={behind['period']}&{where}").json()
    assert Decimal(rows["sums"]["amount"]) == Decimal(said["figure"]["value"])


def test_rows_come_page_by_page_of_one_version_and_once_each(ask: Ask):
    address, lines = "/rows/sales?period=2025&limit=7", []
    while address:
        answer = ask("executive", address)
        page = answer.json()
        lines += [row["line"] for row in page["items"]]
        address = page["next"]
        assert (f'<{address}>; rel="next"' == answer.get("Link")) or address is None
    assert len(lines) == len(set(lines)) == page["total"] == 36
    assert Entry.objects.filter(action="rows.read").count() == 1
    assert "cost" not in page["items"][0]


def test_rows_of_a_version_that_is_not_kept_are_gone(ask: Ask):
    assert ask("manager", "/rows/sales?data_version=000999").status_code == 410
    current = ask("manager", "/vendor").json()["data_version"]
    assert ask("manager", f"/rows/sales?period=2025&data_version={current}").status_code == 200


def test_partners_are_filtered_and_paged_in_the_order_of_their_keys(ask: Ask):
    def keys(address: str) -> list[str]:
        found: list[str] = []
        while address:
            page = ask("chief", address).json()
            found += [one["partner"] for one in page["items"]]
            address = page["next"]
        return found

    assert keys("/partners?limit=3") == sorted(keys("/partners"))
    assert len(keys("/partners")) == 11
    assert keys("/partners?territory=EMEA&type=Reseller") == ["P-11", "P-111", "P-12"]
    assert keys("/partners?manager=mia.brandt@tarnvale.example&limit=1") == ["P-1"]
    assert keys("/partners?parent=D-2") == ["P-21", "P-22"]


def test_who_am_i_says_what_i_see(ask: Ask):
    assert ask("chief", "/me").json()["sees"] == "Sees the whole channel."
    distributor = ask("distributor", "/me").json()
    assert (distributor["sees"], distributor["partners"]) == ("Sees their own company and 3 below it.", 4)
    assert ask("nobody", "/me").json()["sees"] == "Sees nothing today."


@pytest.mark.parametrize(
    "address", ["/partners", "/figures?kpis=revenue", "/rows/sales?period=2025", "/kpis"]
)
def test_what_has_not_changed_is_not_sent_again(address: str, ask: Ask):
    first = ask("manager", address)
    again = ask("manager", address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == "private, no-cache"
    assert "Authorization" in again["Vary"]
    if "kpis" not in address[1:5]:
        other = ask("regional", address, headers={"If-None-Match": first["ETag"]})
        assert other.status_code == 200


def test_head_and_options(ask: Ask):
    head = ask("manager", "/partners", method="head")
    assert (head.status_code, head.content, head["Content-Type"]) == (200, b"", "application/json")
    options = Client().options("/api/v1/figures")
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS, POST")


@pytest.mark.parametrize(
    ("address", "code", "field"),
    [
        ("/partners?limit=0", 422, "query.limit"),
        ("/partners?colour=red", 422, "query"),
        ("/partners?cursor=abc", 422, ""),
        ("/partners?name=%00", 422, "query.name"),
        ("/figures?kpis=revenu", 422, ""),
        ("/figures?kpis=revenue&period=soon", 422, ""),
        ("/figures?kpis=revenue&where=x", 422, ""),
        ("/figures", 422, "query.kpis"),
        ("/rows/sales?where=colour=red", 422, ""),
        ("/kpis/revenu", 404, ""),
        ("/rows/sale", 404, ""),
        ("/disputes/99999999999999999999999", 404, ""),
    ],
)
def test_a_wrong_question_is_answered_with_what_is_wrong(address: str, code: int, field: str, ask: Ask):
    answer = ask("chief", address)
    said = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (code, "application/problem+json")
    if field:
        assert [error["field"] for error in said["errors"]] == [field]
    if "revenu&" in address + "&" and code == 422 and "period" not in address and "where" not in address:
        assert "Did you mean 'revenue'?" in said["detail"]


@pytest.mark.parametrize(
    ("body", "media", "code"),
    [
        ("{", "application/json", 400),
        ("{}", "application/json", 422),
        ('{"kpis": ["revenue"]}', "text/plain", 415),
        (json.dumps({"kpis": ["x" * 3_000_000]}), "application/json", 413),
    ],
)
def test_a_wrong_body_is_refused(body: str, media: str, code: int, ask: Ask):
    answer = ask("manager", "/figures", method="post", data=body, content_type=media)
    assert (answer.status_code, answer.json()["status"]) == (code, code)


def test_what_breaks_or_takes_too_long_is_a_problem_too(ask: Ask, monkeypatch, caplog):
    def fail(error: Exception):
        def failing(*_args, **_more):
            raise error

        monkeypatch.setattr("quarterdeck.api.reads.figures.figures", failing)
        return ask("manager", "/figures?kpis=revenue")

    broken = fail(ZeroDivisionError("a secret"))
    assert (broken.status_code, broken.json()["title"]) == (500, "Broken")
    assert b"a secret" not in broken.content
    assert "Failed: /api/v1/figures" in caplog.text
    late = fail(QueryTooLongError("late"))
    assert (late.status_code, late["Retry-After"]) == (503, "60")


def test_the_document_describes_every_address(db):
    said = Client().get("/api/v1/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    described = set(said["paths"])
    named = {case.name for case in CASES if case.by_token} - {"api_nothing"}
    assert len(described) == len(named)
    for path, methods in said["paths"].items():
        for method, one in methods.items():
            assert one["description"], f"{method} {path} does not say what it does"


def test_a_cursor_far_beyond_the_last_page_leads_to_an_empty_one(ask: Ask):
    version = ask("executive", "/rows/sales?period=2025").json()["data_version"]
    answer = ask("executive", f"/rows/sales?period=2025&cursor={write_cursor([version, 2**62, 1000])}")
    assert (answer.status_code, answer.json()["items"]) == (200, [])
