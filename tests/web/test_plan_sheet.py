"""The sheet of a plan: what the page sends, what it is answered, and the same without scripts."""

import gzip
import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.plans.made import full_content
from tests.web.actors import body_of, browser_of
from tests.web.plans import SHARED

from quarterdeck.plans.models import Draft

PAGE = reverse("plan", args=[SHARED])
LINE = reverse("plan_line", args=[SHARED, "l1"])


def send(client: Client, edit: dict[str, Any] | None = None, *, to: str = "plan_edits", **more: Any):
    body = json.dumps({"edit": edit, "revision": 0, **more})
    return client.post(reverse(to, args=[SHARED]), body, content_type="application/json")


def cells(*places: tuple[int, str]) -> dict[str, Any]:
    return {
        "kind": "cells",
        "cells": [{"line": "l1", "month": at, "amount": amount} for at, amount in places],
    }


def months() -> list[str]:
    return [str(amount) for amount in Draft.objects.get(plan=SHARED).value.line("l1").months]


def test_an_edit_is_answered_with_what_is_true_now(channel: Cast):
    mia, jonas = browser_of("manager", channel), browser_of("executive", channel)
    answer = send(mia, cells((0, "5000.005"))).json()
    assert (answer["revision"], answer["changed"], answer["anew"]) == (1, True, False)
    assert [(line["key"], line["months"][:2]) for line in answer["lines"]] == [("l1", ["500001", "100200"])]
    assert answer["lines"][0]["way"] == "Own months"
    assert "in three years" in answer["headline"]
    answer = send(jonas, cells((1, "6"))).json()
    assert (answer["others"], answer["lines"][0]["months"][:2]) == (["Mia Brandt"], ["500001", "600"])
    clash = send(jonas, cells((0, "7")))
    assert (clash.status_code, clash.json()["final"]) == (409, False)
    assert clash.json()["error"].startswith(
        "Mia Brandt came first: Array 100, January 2027 is 5,000.01 since"
    )
    assert clash.json()["lines"][0]["months"][0] == "500001"
    assert send(jonas, cells((0, "7")), anyway=True).status_code == 200
    assert send(mia, to="plan_undo").json()["error"].startswith("Jonas Keller has changed")
    assert send(jonas, to="plan_undo").json()["lines"][0]["months"][0] == "500001"
    assert send(jonas, to="plan_redo").json()["lines"][0]["months"][0] == "700"


def test_what_cannot_be_done_is_said_where_it_was_tried(channel: Cast):
    mia = browser_of("manager", channel)
    refused = send(mia, cells((40, "5")))
    assert (refused.status_code, refused.json()) == (
        422,
        {"error": "The plan has 36 months; what goes beyond them stays out.", "line": "l1", "month": 40},
    )
    assert "no edit" in send(mia, {"kind": "odd"}).json()["error"]
    assert send(mia, cells((0, "5")), draft=10**30).status_code == 422
    broken = mia.post(reverse("plan_edits", args=[SHARED]), "{", content_type="application/json")
    assert broken.status_code == 422
    grown = {"kind": "way", "lines": ["l1"], "way": {"method": "growth", "growth": ["0.1"]}}
    answer = send(mia, grown).json()
    assert answer["lines"][0]["way"] == "Last year, growing by 10\N{NO-BREAK SPACE}%"
    assert answer["lines"][0]["months"][:2] == ["110110", "110110"]  # 1,001 of S-1 a month
    Draft.objects.filter(plan=SHARED).update(chosen=False)
    assert send(mia, cells((0, "5"))).json()["error"] == "This draft cannot be changed now."


def test_the_sheet_is_a_table_to_read_and_a_form_to_edit_without_scripts(channel: Cast):
    mia, lena = browser_of("manager", channel), browser_of("staff", channel)
    page = body_of(mia.get(PAGE)).decode()
    assert 'data-line="l2" data-minor="200100 ' in page
    assert "<td>1,001</td><td>1,002</td><td>1,003</td>" in page
    assert '<td class="sum quarter">3,006</td>' in page
    assert "data-plan-sheet" not in body_of(lena.get(PAGE)).decode()
    typed = {f"m{month}": str(1001 + month) for month in range(36)} | {
        "m0": "1.234,50",
        "m1": "lots",
        "m2": "-5",
    }
    again = mia.post(LINE, typed)
    text = body_of(again).decode()
    assert again.status_code == 422
    assert "&#x27;lots&#x27; is no amount." in text
    assert "A month cannot be below zero." in text
    assert 'value="1.234,50"' in text
    assert months()[0] == "1001.00"
    mia.post(LINE, typed | {"m1": "7", "m2": "USD 5"})
    assert months()[1] == "1002.00"
    mia.post(LINE, typed | {"m1": "7", "m2": ""})
    assert months()[:3] == ["1234.50", "7.00", "0.00"]


def test_a_line_is_made_named_moved_and_taken_out_without_scripts(channel: Cast):
    mia = browser_of("manager", channel)
    mia.post(f"{LINE}way/", {"method": "shape", "shape": "steady", "annual": "1,200; 2,400"})
    assert months()[11:13] == ["100.00", "200.00"]
    mia.post(f"{LINE}locks/", {"month": ["0"]})
    mia.post(f"{LINE}spread/", {"amount": "1300", "year": "1", "by": "evenly"})
    assert (months()[0], months()[1]) == ("100.00", "109.10")
    mia.post(f"{LINE}name/", {"name": "Big arrays"})
    mia.post(f"{LINE}place/", {"to": "down"})
    lines = Draft.objects.get(plan=SHARED).value.lines
    assert [line.name for line in lines] == ["Array 200", "Big arrays"]
    assert mia.post(f"{LINE}removal/").url == PAGE
    assert "Switch 24" in body_of(mia.get(reverse("plan_line_new", args=[SHARED]))).decode()
    mia.post(reverse("plan_line_new", args=[SHARED]), {"sold": "family:Network"})
    assert [line.name for line in Draft.objects.get(plan=SHARED).value.lines] == ["Array 200", "Network"]


@pytest.mark.parametrize("sent", ["9" * 5000, "-1", "first"])
def test_a_number_that_no_page_sends_is_no_error_of_ours(channel: Cast, sent: str):
    mia, before = browser_of("manager", channel), months()
    lock = mia.post(reverse("plan_line_locks", args=[SHARED, "l1"]), {"month": [sent, "2"], "revision": sent})
    assert (lock.status_code, Draft.objects.get(plan=SHARED).value.line("l1").locked) == (302, (2,))
    spread = {"amount": "12000", "by": "evenly", "year": sent}
    assert mia.post(reverse("plan_line_spread", args=[SHARED, "l1"]), spread).status_code == 302
    assert (months()[2], months()[12:]) == (before[2], before[12:])
    assert sum(map(Decimal, months()[:12])) == 12000
    assert mia.get(reverse("plan_changes", args=[SHARED]), {"from": sent}).status_code == 404
    assert mia.get(reverse("plan_pdf", args=[SHARED]), {"version": sent}).status_code == 404


def test_an_edit_stays_small_however_large_the_plan_is(channel: Cast, django_assert_max_num_queries):
    """What it asks the database, and what it sends back, does not grow with the lines."""
    mia = browser_of("manager", channel)
    Draft.objects.filter(plan=SHARED).update(content=full_content(40).model_dump(mode="json"))
    send(mia, cells((1, "4")))  # the first of a sitting is logged
    with django_assert_max_num_queries(21):
        answer = send(mia, cells((0, "5")))
    assert len(answer.content) < 2_000
    page = body_of(mia.get(PAGE))
    assert len(page) < 120_000
    assert len(gzip.compress(page)) < 25_000
