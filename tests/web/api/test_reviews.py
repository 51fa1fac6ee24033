"""A program reads the reviews of its person: the same facts as on the page, whoever asks."""

import json
from hashlib import sha256

from tests.web.api.conftest import Ask
from tests.web.channel import SECRET_STEP
from tests.web.reviews import CLOSED, FOREIGN, KEPT, OPEN

from quarterdeck.reviews.facts import Facts


def test_each_side_lists_those_it_sees(ask: Ask):
    seen = {
        actor: {one["review"] for one in ask(actor, "/reviews").json()["items"]}
        for actor in ("manager", "executive", "outsider", "distributor")
    }
    assert seen == {
        "manager": {OPEN, KEPT, CLOSED},
        "executive": {OPEN, CLOSED},
        "outsider": {FOREIGN},
        "distributor": set(),
    }
    listed = ask("manager", "/reviews?quarter=2026-Q1&state=open&partner=P-1").json()["items"]
    assert [one["review"] for one in listed] == [OPEN]


def test_both_sides_read_the_same_facts(ask: Ask):
    vendors, partners = (ask(actor, f"/reviews/{OPEN}") for actor in ("manager", "executive"))
    assert vendors.json() == partners.json()
    assert SECRET_STEP not in vendors.content.decode()
    facts = Facts.model_validate(vendors.json()["facts"])
    assert facts.back.reviewed.amounts.actual == facts.back.total.actual > 0


def test_the_digest_of_a_closed_one_can_be_checked(ask: Ask):
    read = ask("executive", f"/reviews/{CLOSED}").json()
    text = json.dumps(read["facts"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert read["digest"] == sha256(text.encode()).hexdigest()


def test_a_number_that_no_row_can_have_is_not_found(ask: Ask):
    assert ask("manager", f"/reviews/{2**70}").status_code == 404
