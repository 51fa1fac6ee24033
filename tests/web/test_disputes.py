"""A number is questioned, looked into, answered: told from both sides."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import body_of, browser_of
from tests.web.questions import ABOUT_P1, KEPT_AMONG_US

from quarterdeck.audit.models import Entry
from quarterdeck.disputes import services
from quarterdeck.disputes.models import Dispute
from quarterdeck.disputes.services import DisputeError
from quarterdeck.disputes.signals import dispute_answered, dispute_opened

ASK = reverse("dispute_new") + "?kpi=revenue&partner=P-1&period=2026-Q1"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body_of(answer).decode())).split())


def newest() -> Dispute:
    return Dispute.objects.order_by("-pk").exclude(pk__in=(1001, 1002))[0]


@pytest.fixture
def heard() -> list[str]:
    """What others are told."""
    said: list[str] = []

    def opened(**_more):
        said.append("opened")

    def answered(**_more):
        said.append("answered")

    dispute_opened.connect(opened)
    dispute_answered.connect(answered)
    yield said
    dispute_opened.disconnect(opened)
    dispute_answered.disconnect(answered)


def test_from_question_to_answer(channel: Cast, heard, django_capture_on_commit_callbacks):
    """Jonas asks, Tomas answers, Jonas is not content, Tomas promises, Jonas is."""
    jonas, tomas = browser_of("executive", channel), browser_of("operations", channel)
    explained = text_of(jonas, reverse("explanation", args=["revenue"]) + "?partner=P-1&period=2026-Q1")
    assert "Question this number" in explained
    assert "9,009.00 EUR" in text_of(jonas, ASK)
    with django_capture_on_commit_callbacks(execute=True):
        jonas.post(ASK, {"reason": "Too much."})
    page = reverse("dispute", args=[newest().pk])
    assert (newest().value, newest().state, newest().company_id) == ("9009.0000", "open", "P-1")
    seen = text_of(tomas, page)
    assert "Jonas Keller doubts Revenue, Q1 2026" in seen
    assert "Too much." in seen
    assert "9 rows of sales, as on" in text_of(tomas, reverse("dispute_rows", args=[newest().pk, "sales"]))
    with django_capture_on_commit_callbacks(execute=True):
        tomas.post(f"{page}answer/", {"outcome": "explained", "text": "Returns come later."})
    assert "Answered: explained" in text_of(jonas, page)
    assert "Returns come later." in text_of(jonas, page)
    jonas.post(f"{page}reopening/", {"text": "They came in March."})
    assert newest().state == "open"
    tomas.post(f"{page}answer/", {"outcome": "promised", "text": "Right.", "promised": "2026-06-01"})
    assert "Answered: will be corrected by 1 June 2026" in text_of(jonas, page)
    jonas.post(f"{page}closure/")
    assert newest().state == "closed"
    assert heard == ["opened", "answered"]
    log = Entry.objects.filter(object=newest().key).order_by("pk").values_list("action", flat=True)
    assert list(log) == [f"dispute.{act}" for act in ("opened", "answered", "reopened", "answered", "closed")]


def test_a_single_row_is_questioned(channel: Cast):
    lena = browser_of("staff", channel)
    rows = body_of(lena.get(reverse("rows", args=["P-1", "sales"]) + "?period=2026-Q1")).decode()
    address = next(html.unescape(found) for found in re.findall(r'href="(/disputes/new/[^"]+)"', rows))
    assert "Customer of P-1" in text_of(lena, address)
    lena.post(address, {"reason": "Not ours."})
    asked = newest()
    assert (asked.subject, asked.row_key, asked.kpi) == ("sales", "P-1/2026-01-10/N-1", "")
    assert not any("77.77" in text for _label, text in asked.row)
    assert "Lena Roth doubts Sales P-1/2026-01-10/N-1" in text_of(lena, reverse("dispute", args=[asked.pk]))


def test_what_is_said_among_us_stays_among_us(channel: Cast):
    page = reverse("dispute", args=[ABOUT_P1])
    for actor in ("operations", "manager"):
        assert KEPT_AMONG_US in text_of(browser_of(actor, channel), page)
    assert KEPT_AMONG_US not in text_of(browser_of("executive", channel), page)
    answer = browser_of("executive", channel).post(f"{page}comments/", {"text": "Psst.", "internal": "yes"})
    assert answer.status_code == 422
    assert "Psst" not in text_of(browser_of("operations", channel), page)


def test_a_question_of_the_vendors_people_is_not_shown_to_the_partner(channel: Cast):
    mia = browser_of("manager", channel)
    mia.post(ASK, {"reason": "Between us: that cannot be."})
    page = reverse("dispute", args=[newest().pk])
    assert mia.get(page).status_code == browser_of("operations", channel).get(page).status_code == 200
    for actor in ("executive", "staff", "distributor", "manager_fr"):
        assert browser_of(actor, channel).get(page).status_code == 404
        assert "Between us" not in text_of(browser_of(actor, channel), reverse("disputes"))


def test_a_question_of_a_distributor_is_not_shown_to_its_reseller_nor_the_other_way(channel: Cast):
    """What the two see of the reseller may differ."""
    katrin = browser_of("distributor", channel)
    katrin.post(ASK.replace("P-1&", "P-11&"), {"reason": "Ours?"})
    asked = newest()
    assert (asked.partner_id, asked.company_id) == ("P-11", "D-1")
    Dispute.objects.filter(pk=asked.pk).update(company="P-11")
    assert katrin.get(reverse("dispute", args=[asked.pk])).status_code == 404


def test_whoever_sees_the_partner_no_more_sees_its_questions_no_more(channel: Cast):
    jonas, page = browser_of("executive", channel), reverse("dispute", args=[ABOUT_P1])
    assert jonas.get(page).status_code == 200
    channel.executive.roles.all().delete()
    assert jonas.get(page).status_code == 404


def test_how_many_wait(channel: Cast):
    waits = {
        actor: text_of(browser_of(actor, channel), reverse("disputes_waiting"))
        for actor in ("operations", "executive")
    }
    assert waits == {"operations": "2 questions wait for an answer.", "executive": ""}
    about = reverse("disputes_about", args=["P-1"])
    assert text_of(browser_of("manager", channel), about) == "1 open question"
    services.answer(
        actor=channel.operations,
        dispute=Dispute.objects.get(pk=ABOUT_P1),
        outcome="explained",
        text="So it is.",
    )
    assert text_of(browser_of("executive", channel), reverse("disputes_waiting")) == (
        "1 question of yours is answered."
    )
    assert text_of(browser_of("manager", channel), about) == ""


@pytest.mark.parametrize(
    ("outcome", "promised", "why"),
    [("", None, "Say whether"), ("promised", None, "by which day"), ("explained", "2026-06-01", "only then")],
)
def test_an_answer_says_one_clear_thing(channel: Cast, outcome: str, promised: str | None, why: str):
    dispute = Dispute.objects.get(pk=ABOUT_P1)
    with pytest.raises(DisputeError, match=why):
        services.answer(
            actor=channel.operations, dispute=dispute, outcome=outcome, text="So.", promised=promised
        )
    assert not Entry.objects.filter(object=dispute.key).exists()
    assert dispute.comments.filter(internal=False).count() == 0


def test_only_who_asked_and_operations_settle_it(channel: Cast):
    dispute = Dispute.objects.get(pk=ABOUT_P1)
    with pytest.raises(DisputeError, match="Whoever asked"):
        services.close(actor=channel.manager, dispute=dispute)
    with pytest.raises(DisputeError, match="Channel operations"):
        services.answer(actor=channel.manager, dispute=dispute, outcome="explained", text="So.")
    services.close(actor=channel.executive, dispute=dispute)
    with pytest.raises(DisputeError, match="closed"):
        services.close(actor=channel.executive, dispute=dispute)


def test_operations_correct_a_row_from_the_question_and_come_back_to_answer(channel: Cast):
    tomas, jonas = browser_of("operations", channel), browser_of("executive", channel)
    rows = reverse("dispute_rows", args=[ABOUT_P1, "sales"])
    address = next(
        html.unescape(found)
        for found in re.findall(r'href="(/imports/correct/[^"]+)"', body_of(tomas.get(rows)).decode())
    )
    assert address.endswith(f"next=%2Fdisputes%2F{ABOUT_P1}%2F")
    assert "Correct Sales P-1/" in text_of(tomas, address)
    assert "/imports/correct/" not in body_of(jonas.get(rows)).decode()
    back = body_of(tomas.get(reverse("dispute", args=[ABOUT_P1]) + "?import=7")).decode()
    assert re.search(r'value="corrected" required checked', back)
    assert re.search(r'name="import" inputmode="numeric" value="7"', back)


def test_a_questioned_row_is_corrected_where_it_is_discussed(channel: Cast):
    jonas = browser_of("executive", channel)
    jonas.post(
        reverse("dispute_new") + "?partner=P-1&period=2026-Q1&subject=sales&row=P-1/2026-03-10/S-1",
        {"reason": "Not ours."},
    )
    page = reverse("dispute", args=[newest().pk])
    wanted = "/imports/correct/sales/?line=P-1%2F2026-03-10%2FS-1&amp;next="
    assert wanted in body_of(browser_of("operations", channel).get(page)).decode()
    for actor in ("executive", "manager"):
        assert "/imports/correct/" not in body_of(browser_of(actor, channel).get(page)).decode()


def test_a_question_about_a_subject_taken_away_since_can_still_be_read(channel: Cast):
    Dispute.objects.filter(pk=ABOUT_P1).update(
        subject="visits", row_key="V-7", kpi="", lake_versions={"visits": 1}
    )
    client = browser_of("executive", channel)
    assert "visits V-7" in text_of(client, reverse("disputes"))
    for actor in ("executive", "operations"):
        assert "visits V-7" in text_of(browser_of(actor, channel), reverse("dispute", args=[ABOUT_P1]))
    assert client.get(reverse("dispute_rows", args=[ABOUT_P1, "visits"])).status_code == 404
