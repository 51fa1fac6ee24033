"""One row is corrected by hand: looked at, changed, checked, imported, undone."""

import html
import re

import pytest
from django.test import Client
from tests.cast import Cast
from tests.intake.desk import PARTNERS, PRODUCTS, RATES, Desk, sale, sales

from quarterdeck.audit.models import Entry
from quarterdeck.intake.models import Import
from quarterdeck.intake.services import undo_import

THERE = "/imports/correct/sales/?line=SO-1/1"


@pytest.fixture
def counter(desk_of_cast: Desk) -> Desk:
    for subject, text in (("partners", PARTNERS), ("products", PRODUCTS), ("exchange_rates", RATES)):
        desk_of_cast.bring(text, subject)
    desk_of_cast.bring(sales(sale("SO-1/1", "1250.50"), sale("SO-1/2", "99")))
    return desk_of_cast


@pytest.fixture
def tomas(counter: Desk, cast: Cast, client_of) -> Client:
    return client_of(cast.operations)


def form_of(client: Client, address: str = THERE) -> dict[str, str]:
    """What the page's fields hold."""
    page = client.get(address).content.decode()
    inputs = dict(re.findall(r'<input[^>]* name="((?:to-|was)[^"]*)" value="([^"]*)"', page))
    chosen = re.findall(r'<select[^>]* name="(to-[^"]*)".*?<option value="([^"]*)" selected', page, re.DOTALL)
    return {name: html.unescape(value) for name, value in {**inputs, **dict(chosen)}.items()}


def amounts(desk: Desk) -> dict[str, str]:
    return {line: format(amount.normalize(), "f") for line, amount in desk.rows("sales", "line, amount")}


def test_the_form_shows_the_row_as_it_is(tomas: Client):
    form = form_of(tomas)
    assert form["to-amount"] == "1250.50"
    assert (form["to-date"], form["to-flow"], form["to-cost"]) == ("2026-03-05", "sell-in", "")
    assert "to-line" not in form
    page = tomas.get(THERE).content.decode()
    assert 'value="SO-1/1" readonly' in page
    assert re.search(r'Cost <span class="internal">', page)


def test_a_row_is_corrected_and_the_correction_undone(counter: Desk, tomas: Client, cast: Cast):
    sent = form_of(tomas) | {"to-amount": "1205.50", "to-customer": "Harbour", "reason": "Digits swapped."}
    answer = tomas.post(THERE, sent)
    row = Import.objects.latest("pk")
    assert answer.url == f"/imports/{row.pk}/"
    assert (row.actor, row.file_name, row.mode) == (
        cast.operations,
        "Correction of sales SO-1/1",
        "upsert",
    )
    assert (row.read, row.changed, row.notes) == (1, 1, ["Reason: Digits swapped."])
    assert row.data_version
    assert "Reason: Digits swapped." in tomas.get(answer.url).content.decode()
    assert amounts(counter) == {"SO-1/1": "1205.5", "SO-1/2": "99"}
    assert Entry.objects.filter(actor=cast.operations.email).count() == 1
    undo_import(actor=cast.operations, row=row, home=counter.home)
    assert amounts(counter) == {"SO-1/1": "1250.5", "SO-1/2": "99"}


def test_wrong_values_get_their_sentences_and_nothing_is_lost(counter: Desk, tomas: Client):
    before = Import.objects.count()
    wrong = {"to-amount": "1.205,50", "to-partner": "P-11", "to-customer": "Harbour", "reason": "Swapped."}
    answer = tomas.post(THERE, form_of(tomas) | wrong)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "'1.205,50' is not a number that can be kept" in page
    assert "Partner 'P-11' is not known. Did you mean 'P-1' (Nordlicht Systems)?" in page
    for kept in ('value="1.205,50"', 'value="P-11"', 'value="Harbour"', 'value="Swapped."'):
        assert kept in page
    assert "It is 1250.50 now." in page
    assert Import.objects.count() == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"to-amount": "7"}, "Say why you change it"),
        ({"reason": "Just so."}, "You have changed nothing."),
        ({"to-amount": "7", "reason": "So.", "was": "older"}, "Somebody has changed this row meanwhile."),
    ],
)
def test_what_cannot_be_is_said(counter: Desk, tomas: Client, change, said):
    answer = tomas.post(THERE, form_of(tomas) | change)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert amounts(counter)["SO-1/1"] == "1250.5"


def test_the_key_cannot_be_changed_nor_another_row_be_made(counter: Desk, tomas: Client):
    sent = form_of(tomas) | {"to-line": "SO-9", "to-amount": "7", "reason": "So."}
    tomas.post(THERE, sent)
    assert amounts(counter) == {"SO-1/1": "7", "SO-1/2": "99"}
    assert tomas.get("/imports/correct/sales/?line=SO-9").status_code == 404
    assert tomas.get("/imports/correct/sales/").status_code == 404


def test_a_row_of_several_keys_and_what_the_directory_follows(counter: Desk, tomas: Client, cast: Cast):
    counter.bring(f"partner,manager,since,until\nP-1,{cast.manager.email},2026-01-01,\n", "assignments")
    there = f"/imports/correct/assignments/?partner=P-1&manager={cast.manager.email}&since=2026-01-01"
    tomas.post(there, form_of(tomas, there) | {"to-until": "2026-06-30", "reason": "She moves on."})
    assert str(cast.manager.assignments.get().until) == "2026-06-30"
    assert Import.objects.latest("pk").file_name == (
        f"Correction of assignments P-1/{cast.manager.email}/2026-01-01"
    )


def test_one_comes_back_to_who_waits_for_it_but_not_to_strangers(counter: Desk, tomas: Client):
    sent = form_of(tomas) | {"to-amount": "7", "reason": "So."}
    answer = tomas.post(f"{THERE}&next=/disputes/2/", sent)
    assert answer.url == f"/disputes/2/?import={Import.objects.latest('pk').pk}"
    sent = form_of(tomas) | {"to-amount": "8", "reason": "So."}
    answer = tomas.post(f"{THERE}&next=https://evil.example/", sent)
    assert answer.url == f"/imports/{Import.objects.latest('pk').pk}/"
