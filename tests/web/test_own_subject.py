"""A vendor's own subject with a KPI over it: every page knows both."""

from decimal import Decimal

import pytest
from django.urls import reverse
from tests.cast import TODAY
from tests.house import House
from tests.web.actors import body_of, browser_of
from tests.web.channel import fill
from tests.web.test_glossary import NEW, send

from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home
from quarterdeck.kpis import ask
from quarterdeck.subjects import load

CLAIMS = """
label = "Claims"
help = "What partners claim back."
kind = "fact"
key = ["claim"]
date = "day"

[columns]
claim = { type = "text", label = "Claim", required = true, example = "C-1" }
day = { type = "date", label = "Day", required = true, example = "2026-01-01" }
partner = { type = "text", label = "Partner", required = true, references = "partners", example = "P-001" }
currency = { type = "text", label = "Currency", required = true, example = "EUR" }
verdict = { type = "text", label = "Verdict", internal = true, example = "doubtful" }

[columns.amount]
type = "amount"
label = "Amount"
help = "What is claimed."
required = true
measure = true
example = "1"
"""


@pytest.fixture
def claims(channel, tmp_path, settings):
    """The channel with claims: P-1's of 70 EUR in May, which the vendor doubts, and P-2's."""
    home = Home(tmp_path)
    home.subjects.mkdir(parents=True)
    (home.subjects / "claims.toml").write_text(CLAIMS)
    fill(tmp_path)
    house = House(tmp_path, catalogue=load(home.subjects))
    row = {"day": "2026-05-02", "currency": "EUR", "verdict": "Surely doubtful"}
    house.upsert(
        "claims",
        row | {"claim": "C-1", "partner": "P-1", "amount": "70"},
        row | {"claim": "C-2", "partner": "P-2", "amount": "500"},
    )
    settings.HOME = home
    snapshot = house.publish()
    changed = {"name": "claim_rate", "label": "Claim rate", "formula": "sum(claims.amount) / revenue"}
    assert send(channel, "kpi_new", NEW | changed | {"unit": "percent"}).status_code == 302
    return channel, snapshot


def test_it_is_asked_for_inside_each_scope(claims):
    cast, snapshot = claims
    span = Span.parse("2026-Q2", FiscalCalendar())
    found = {
        who: ask(
            snapshot,
            scope_of(getattr(cast, who)),
            ["claim_rate"],
            by=["partner"],
            period=span,
            basis="target",
            today=TODAY,
        ).figures
        for who in ("executive", "chief")
    }
    (own,) = found["executive"]
    assert own.value == Decimal(70) / 3003
    assert {one.by["partner"] for one in found["chief"]} >= {"P-1", "P-2"}


def test_glossary_explanation_and_rows_show_it(claims):
    cast, _snapshot = claims
    client = browser_of("executive", cast)
    page = body_of(client.get(reverse("glossary_kpi", args=["claim_rate"]))).decode()
    assert "claims.amount" in page
    assert "What is claimed." in page
    assert "70.00" in page
    assert "70.00" in body_of(client.get(reverse("explanation", args=["claim_rate"]))).decode()
    rows = body_of(client.get(reverse("rows", args=["P-1", "claims"]))).decode()
    assert "C-1" in rows
    assert "C-2" not in rows
    assert "doubtful" not in rows
    for subject in ("partners", "nothing"):
        assert client.get(reverse("rows", args=["P-1", subject])).status_code == 404
    vendor = body_of(browser_of("manager", cast).get(reverse("rows", args=["P-1", "claims"]))).decode()
    assert "Surely doubtful" in vendor
