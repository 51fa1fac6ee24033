"""The data page says in words whether today's numbers can be trusted."""

import html
import re

from django.urls import reverse
from tests.web.actors import body_of, browser_of

from quarterdeck.audit.models import Entry
from quarterdeck.quality.models import ControlTotal, Verdict

LINES = (
    "No May 2026 sales from 1 partner",
    "1 reported far fewer rows than usual for May 2026",
    "Nordlicht Systems : 3 rows, usually 10",
    "1 partner sells without a target for May 2026",
    "1 partner has no manager",
    "USD : the last one is of 1 January 2026; usually one comes every 30 days",
    "crm : 2026-05, 1 row missing, 10.00 EUR missing",
    "910.00 EUR instead of 81.00 EUR a unit, 11.2 times as much: line L-1 of 1 April 2026",
    "910.00 EUR on 1 April 2026: L-1, L-2",
    "sales L-3 is dated 1 January 2031",
    "Atelier Nuage (P-2) : looks like Nordlicht Systems (P-1)",
    "late, usually every 7 days",
)


def text_of(answer) -> str:
    assert answer.status_code == 200
    found = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body_of(answer).decode())).split())
    return found.replace("\u00a0", " ")


def test_the_page_names_everything_in_words(channel):
    page = text_of(browser_of("operations", channel).get(reverse("data")))
    assert "1 source is late, 5 things are missing, 5 are doubtful" in page
    assert [line for line in LINES if line not in page] == []


def test_what_is_said_to_be_right_goes_and_can_come_back(channel):
    tomas = browser_of("operations", channel)
    address = reverse("data_right", args=["price"])
    assert tomas.post(address, {"key": "found:price", "reason": " "}).status_code == 422
    tomas.post(address, {"key": "found:price", "reason": "A bundle of eleven."})
    assert "4 are doubtful" in text_of(tomas.get(reverse("data")))
    assert tomas.post(address, {"key": "found:price", "reason": "Again."}).status_code == 404
    assert "A bundle of eleven." in text_of(tomas.get(reverse("data_verdicts")))
    tomas.post(reverse("data_withdrawal", args=[Verdict.objects.get().pk]))
    assert "5 are doubtful" in text_of(tomas.get(reverse("data")))


def test_a_control_total_is_declared_compared_and_removed(channel):
    tomas, address = browser_of("operations", channel), reverse("data_declare")
    said = {"subject": "sales", "source": "crm", "month": "2026-03", "rows": "4", "total": "100.10"}
    for wrong in (
        {"month": "March"},
        {"rows": "", "total": ""},
        {"total": "many"},
        {"rows": "1.5"},
        {"source": ""},
    ):
        assert tomas.post(address, said | wrong).status_code == 422
    tomas.post(address, said)
    page = text_of(tomas.get(reverse("data_control")))
    assert "1 control total differs from what is here" in page
    assert "−100.10 -4 rows" in page
    tomas.post(reverse("data_control_removal", args=[ControlTotal.objects.get().pk]))
    actions = Entry.objects.filter(action__startswith="control_total").values_list("action", flat=True)
    assert list(actions) == ["control_total.declared", "control_total.removed"]
