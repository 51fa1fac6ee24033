"""The common language: what everybody reads, and how operations change it."""

import html
import re
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from tests.web.actors import body_of, browser_of

from quarterdeck.audit.models import Entry
from quarterdeck.kpis import built_in, catalogue
from quarterdeck.kpis.models import KpiVersion, Threshold

NEW = {
    "name": "price",
    "label": "Price of a piece",
    "question": "What does a piece cost?",
    "formula": "revenue / units",
    "words": "Revenue / units.",
    "unit": "money",
    "direction": "higher",
    "access": "public",
    "null_rule": "Nothing was sold.",
    "when_red": "Look at the discounts.",
    "owner": "Channel operations",
    "valid_from": "2026-05-15",
    "reason": "Discounts are discussed.",
    "follows": 0,
}


def read(channel, actor: str, name: str, *args: str, query: str = "") -> str:
    """The page as text, tags left out."""
    answer = browser_of(actor, channel).get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    text = html.unescape(re.sub(r"<[^>]+>", "\n", body_of(answer).decode()))
    return re.sub(r"\s+", " ", text)


def send(channel, name: str, data: dict, *args: str, actor: str = "operations"):
    return browser_of(actor, channel).post(reverse(name, args=args), data)


def test_everybody_finds_what_they_may_see_and_nothing_else(channel):
    vendor, partner = read(channel, "manager", "glossary"), read(channel, "executive", "glossary")
    for kpi in built_in().values():
        assert str(kpi.question) in vendor
        assert (str(kpi.question) in partner) == (kpi.access == "public")
    found = read(channel, "executive", "glossary", query="?q=margin")
    assert "No figure speaks of “margin”" in found


@pytest.mark.parametrize("kpi", sorted(built_in()))
def test_a_word_says_all_there_is_to_know(kpi, channel):
    record = built_in()[kpi]
    page = read(channel, "chief", "glossary_kpi", kpi)
    for said in (record.question, record.words, record.null_rule, record.owner, record.example.story):
        assert re.sub(r"\s+", " ", str(said)) in page
    assert "since release 0.1, holds today" in page


def test_a_word_is_about_its_readers_own_figures(channel):
    """Nordlicht sold 3 x 1,001 in April; all partners together sold more."""
    assert "3,003.00 EUR" in read(channel, "executive", "glossary_kpi", "attainment")
    assert "3,003.00 EUR" not in read(channel, "chief", "glossary_kpi", "attainment")


def test_what_to_do_is_said_to_those_who_do_it(channel):
    advice = str(built_in()["pace"].when_red)
    assert advice in read(channel, "manager", "glossary_kpi", "pace")
    assert advice not in read(channel, "executive", "glossary_kpi", "pace")


def test_a_new_kpi_is_everywhere_at_once(channel):
    answer = send(channel, "kpi_new", NEW)
    assert answer.url == reverse("glossary_kpi", args=["price"])
    assert "Units 3" in read(channel, "executive", "glossary_kpi", "price")
    assert "Defined by" in read(channel, "executive", "glossary")
    client = browser_of("executive", channel)
    assert client.get(reverse("explanation", args=["price"]) + "?partner=P-1").status_code == 200


def test_an_internal_kpi_does_not_exist_for_partners(channel):
    send(channel, "kpi_new", NEW | {"access": "internal", "formula": "margin / units"})
    assert "Price of a piece" in read(channel, "manager", "glossary")
    assert "Price of a piece" not in read(channel, "executive", "glossary")
    client = browser_of("executive", channel)
    for name in ("glossary_kpi", "explanation"):
        assert client.get(reverse(name, args=["price"])).status_code == 404


def test_a_fault_is_named_with_what_may_be_meant(channel):
    answer = send(channel, "kpi_new", NEW | {"formula": "revenue / unts"})
    page = body_of(answer).decode()
    assert "There is no KPI &#x27;unts&#x27;. Did you mean &#x27;units&#x27;?" in page
    assert "revenue / <mark>unts</mark>" in page
    assert not KpiVersion.objects.exists()


def test_a_preview_shows_real_partners_before_and_after_and_keeps_nothing(channel):
    units = {
        name: str(getattr(catalogue()["units"], name)) for name in ("label", "question", "words", "owner")
    }
    change = (
        NEW
        | units
        | {"changes": "units", "unit": "units", "formula": "2 * sum(sales.quantity)", "follows": 1}
    )
    page = body_of(send(channel, "kpi_preview", change)).decode()
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    assert len(rows) == 1 + 5 + 1  # the head, five partners, all
    assert re.findall(r">(\d+)</span>", rows[1]) == ["3", "6"]
    assert "Then" in page
    assert not KpiVersion.objects.exists()
    assert "Write a formula" in body_of(send(channel, "kpi_preview", {})).decode()


def test_a_preview_offers_the_nearest_word(channel):
    page = body_of(send(channel, "kpi_preview", {"formula": "revenu / units"})).decode()
    assert 'data-by="revenue"' in page
    assert "<mark>revenu</mark>" in page


def test_a_version_for_later_is_kept_and_shown_before_it_holds(channel):
    client = browser_of("operations", channel)
    form = client.get(reverse("kpi_edit", args=["units"])).context["form"]
    data = form.initial | {"formula": "revenue", "valid_from": "2026-07-01", "reason": "A trial."}
    assert send(channel, "kpi_edit", data, "units").status_code == 302
    assert "Version 2 from 1 July 2026. A trial." in read(channel, "operations", "glossary")
    assert "Version 2" not in read(channel, "executive", "glossary_kpi", "units")
    for actor, said in (("executive", False), ("manager", True)):
        explained = read(channel, actor, "explanation", "units", query="?period=2026")
        assert ("On 1 July 2026: version 2 of Units." in explained) == said
    page = read(channel, "manager", "glossary_kpi", "units")
    assert "Version 2 from 1 July 2026 A trial." in page
    row = KpiVersion.objects.get()
    assert (row.number, row.valid_from, row.made_by) == (2, date(2026, 7, 1), channel.operations.email)


def test_the_second_editor_is_told_and_loses_nothing(channel):
    client = browser_of("operations", channel)
    form = client.get(reverse("kpi_edit", args=["units"])).context["form"]
    first = form.initial | {"formula": "revenue", "reason": "One."}
    second = form.initial | {"formula": "revenue * 2", "reason": "Two."}
    send(channel, "kpi_edit", first, "units")
    answer = send(channel, "kpi_edit", second, "units", actor="chief")
    page = html.unescape(body_of(answer).decode())
    assert f"Meanwhile {channel.operations.email} made version 2 of 'units'" in page
    assert "revenue * 2" in page
    assert KpiVersion.objects.count() == 1


def test_a_figure_says_that_its_definition_changed(channel):
    client = browser_of("operations", channel)
    form = client.get(reverse("kpi_edit", args=["units"])).context["form"]
    send(channel, "kpi_edit", form.initial | {"formula": "revenue", "reason": "A trial."}, "units")
    page = read(channel, "executive", "explanation", "units", query="?period=2026")
    assert "On 15 May 2026: version 2 of Units." in page
    assert "Definition changed" not in read(
        channel, "executive", "explanation", "units", query="?period=2025"
    )


def test_a_kpi_is_retired_unless_it_is_used(channel):
    send(channel, "kpi_new", NEW)
    send(channel, "kpi_new", NEW | {"name": "twice", "label": "Twice the price", "formula": "2 * price"})
    data = {"valid_from": "2026-05-15", "reason": "Unused.", "follows": 1}
    page = html.unescape(body_of(send(channel, "kpi_retirement", data, "price")).decode())
    assert "'price' is still used: Twice the price." in page
    assert send(channel, "kpi_retirement", data, "twice").status_code == 302
    assert send(channel, "kpi_retirement", data, "price").status_code == 302
    assert "Price of a piece" not in read(channel, "operations", "glossary")


def test_thresholds_for_some_are_kept_said_and_ended(channel):
    rule = {
        "type": "Service Provider",
        "territory": "DE",
        "behind": "80 %",
        "on_track": "0.9",
        "ahead": "95%",
    }
    rule |= {"valid_from": "2026-05-15", "reason": "A hard market.", "seen": 0}
    assert send(channel, "kpi_thresholds", rule, "attainment").status_code == 302
    page = read(channel, "operations", "kpi_thresholds", "attainment")
    assert "Service Provider in Germany" in page
    assert "from 95 %" in page
    query = "?partner=P-1&period=2026-Q1"
    said = "The thresholds for Service Provider in Germany."
    assert said in read(channel, "executive", "explanation", "attainment", query=query)
    assert said not in read(channel, "manager_fr", "explanation", "attainment", query="?partner=P-2")
    end = {"type": "Service Provider", "territory": "DE", "seen": Threshold.objects.get().pk}
    answer = send(channel, "kpi_threshold_end", end, "attainment")
    assert [str(one) for one in get_messages(answer.wsgi_request)] == [
        "These partners are judged like the others again."
    ]
    assert "Service Provider in Germany" not in read(channel, "operations", "kpi_thresholds", "attainment")
    assert set(Entry.objects.values_list("action", flat=True)) == {"threshold.kept", "threshold.removed"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"type": "", "territory": ""}, "Choose a type, a territory, or both"),
        ({"behind": "eighty"}, "'eighty' is no number"),
        ({"behind": "99 %"}, "must rise"),
        ({"ahead": ""}, "Give all three"),
        ({"reason": ""}, "required"),
    ],
)
def test_thresholds_that_make_no_sense_say_why(change, says, channel):
    rule = {"type": "Reseller", "territory": "", "behind": "80 %", "on_track": "90 %", "ahead": "95 %"}
    rule |= {"valid_from": "2026-05-15", "reason": "A hard market.", "seen": 0}
    answer = send(channel, "kpi_thresholds", rule | change, "attainment")
    assert says in html.unescape(body_of(answer).decode())
    assert not Threshold.objects.exists()
