"""What lists and splits hold as files: names beside keys, status in words, margin for whom it is shown."""

import csv
import io
from contextlib import closing

import pytest
from django.test import RequestFactory
from django.urls import reverse
from tests.web.actors import body_of, browser_of

from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Table


def rows(channel, actor: str, name: str, *args: str, query: str = "") -> list[dict[str, str]]:
    answer = browser_of(actor, channel).get(reverse(name, args=[*args, "csv"]) + query)
    return list(csv.DictReader(io.StringIO(body_of(answer).decode().removeprefix("\ufeff"))))


def test_a_list_says_how_partners_stand(channel):
    first = rows(channel, "chief", "partners_file", query="?sort=name&period=2026-Q1")[0]
    assert (first["Partner"], first["Name"], first["Status"]) == ("P-2", "Atelier Nuage", "At risk")
    assert first["Revenue (EUR)"].startswith("3006")
    assert first["Attainment (1 = 100 %)"].startswith("0.25")


@pytest.mark.parametrize(("actor", "margin"), [("manager", True), ("executive", False)])
def test_a_split_names_what_it_splits_by(actor: str, *, margin: bool, channel):
    parts = rows(channel, actor, "breakdown_file", "P-1", query="?by=product&period=2026-Q1")
    assert {(part["Key"], part["Product"]) for part in parts} >= {("S-1", "Array 200"), ("N-1", "Switch 24")}
    assert {part["Status"] for part in parts if part["Key"]} == {"Not available"}, "no product has a target"
    assert ("Margin, internal (1 = 100 %)" in parts[0]) is margin


def test_a_file_has_a_name_in_every_language(channel):
    table = Table("\u30ed\u30b0", ("a",), [("b",)])
    request = RequestFactory().get("/")
    for form in ("csv", "xlsx"):
        with closing(exported(request, channel.operations, table, form=form, about="log")) as answer:
            assert answer["Content-Disposition"] == f'attachment; filename="table.{form}"'
