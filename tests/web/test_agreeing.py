"""Two companies agree on a plan in their browsers, and what of it each is shown."""

import html
import re

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.plans.made import content, plan_of
from tests.web.actors import body_of, browser_of
from tests.web.plans import SHARED, WAITING

from quarterdeck.audit.models import Entry
from quarterdeck.people.services.seeing import KEY
from quarterdeck.plans import guard
from quarterdeck.plans.models import Plan, Signature


def text_of(client: Client, address: str, code: int = 200, **sent: object) -> str:
    answer = client.post(address, sent) if sent else client.get(address)
    assert answer.status_code == code, address
    return said(answer)


def said(answer: object) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body_of(answer).decode())).split())


def at(name: str, plan: int = WAITING) -> str:
    return reverse(name, args=[plan])


def test_both_sign_what_they_read(channel: Cast):
    """Jonas opens, reads and signs; Mia is told, signs, and both see that it comes into force."""
    mia, jonas, lena = (browser_of(actor, channel) for actor in ("manager", "executive", "staff"))
    assert "waits for your answer" in text_of(jonas, reverse("plans_waiting"))
    assert "It waits for your signature" in text_of(jonas, at("plan_step"))
    assert "It waits for both signatures" in text_of(lena, at("plan_step"))
    page = text_of(jonas, at("plan_sign"))
    digest = Plan.objects.get(pk=WAITING).versions.get().digest
    for words in (
        "January 2031",
        "1,001.00",
        "You sign as Jonas Keller, partner executive, for Nordlicht",
        digest[:8],
    ):
        assert words in page
    refused = text_of(jonas, at("plan_sign"), 422, digest="0" * 64)
    assert "no longer the version that you opened" in refused
    jonas.post(
        at("plan_sign"), {"digest": digest}, headers={"User-Agent": "Firefox/150"}, REMOTE_ADDR="192.0.2.9"
    )
    signature = Signature.objects.get()
    assert (signature.address, signature.device, signature.role) == (
        "192.0.2.9",
        "Firefox/150",
        "partner executive",
    )
    assert "waits for the signature of Tarnvale" in text_of(jonas, at("plan_step"))
    assert "Jonas Keller has signed for Nordlicht" in text_of(mia, at("plan_step"))
    mia.post(at("plan_sign"), {"digest": digest})
    for browser in (mia, jonas, lena):
        assert "It comes into force on 1 January 2031" in text_of(browser, at("plan_step"))
    assert "on their way into the figures" in text_of(mia, at("plan_step"))
    assert "Amend it" not in text_of(lena, at("plan_step"))


def test_a_page_says_first_that_a_version_is_not_what_was_signed(channel: Cast):
    mia, plan = browser_of("manager", channel), Plan.objects.get(pk=WAITING)
    with transaction.atomic():
        guard.take_down(connection)
        slipped = plan.versions.get().value.model_copy(update={"note": "Slipped in"})
        plan.versions.update(content=slipped.model_dump(mode="json"))
        guard.put_up(connection)
    assert "What is kept of version 1 is not what was put forward or signed." in text_of(mia, at("plan"))


def test_an_edit_brings_again_only_what_it_changes(channel: Cast):
    mia = browser_of("manager", channel)
    Plan.objects.filter(pk=WAITING).update(state=Plan.State.SIGNED)
    page = body_of(mia.get(at("plan"))).decode()
    again = {
        re.search(r'hx-get="([^"]+)"', one)[1]: one for one in re.findall(r"<div[^>]+hx-get[^>]+>", page)
    }
    assert "plan-edited" in again[at("plan_outlook")]
    assert 'hx-trigger="load"' in again[at("plan_actual")]


def test_who_sees_the_site_as_somebody_else_does_not_sign(channel: Cast):
    tomas = browser_of("operations", channel)
    tomas.post(reverse("see", args=[channel.executive.pk]))
    assert KEY in tomas.session
    assert "Sign version 1" in text_of(tomas, at("plan_sign"))
    digest = Plan.objects.get(pk=WAITING).versions.get().digest
    assert tomas.post(at("plan_sign"), {"digest": digest}).status_code == 403
    assert not Signature.objects.exists()


def test_what_changed_since_one_looked(channel: Cast):
    """Mia has seen version 1; Jonas answers with version 2, and she is shown the cells."""
    mia, jonas = browser_of("manager", channel), browser_of("executive", channel)
    plan = Plan.objects.get(pk=WAITING)
    mia.post(at("plan_seen"), {"digest": plan.versions.get().digest})
    jonas.post(at("plan_answer"))
    assert "You are answering version 1" in text_of(jonas, at("plan_step"))
    assert "It waits for" in text_of(mia, at("plan_step"))
    draft = plan.drafts.get(chosen=True)
    lines = [{**line, "months": list(line["months"])} for line in draft.content["lines"]]
    lines[0]["months"][2] = "1500.00"
    draft.content = {**draft.content, "lines": lines, "note": "More in spring."}
    draft.save()
    jonas.post(at("plan_propose"), {"revision": draft.revision})
    page = text_of(mia, at("plan_agreement"))
    assert "1 month and 1 other thing changed. The total goes from 109,332.00 EUR to 109,829.00 EUR" in page
    assert "Array 100, March 2031: 1,003.00 EUR 1,500.00 EUR" in page
    assert "note: – More in spring." in page
    grid = text_of(mia, at("plan_changes") + "?from=1&to=2")
    assert "From version 1 to version 2" in grid
    assert "1,003.00 1,500.00" in grid
    mia.post(at("plan_remark"), {"text": "Why in March?", "part": "l1"})
    assert "Array 100 · version 2" in text_of(jonas, at("plan_agreement"))
    assert "Why in March?" in text_of(jonas, at("plan_agreement"))


def test_a_second_plan_for_the_same_months_asks_which_one_ends(channel: Cast):
    mia, jonas = browser_of("manager", channel), browser_of("executive", channel)
    digest = Plan.objects.get(pk=WAITING).versions.get().digest
    for browser in (mia, jonas):
        browser.post(at("plan_sign"), {"digest": digest})
    later = plan_of(channel.manager, content(begins="2032-01"), shared=False)
    page = text_of(mia, at("plan_propose", later.pk), 422, revision=0)
    assert "The plan from 1 January 2031 on ends on 31 December 2031, once both have signed this one." in page
    mia.post(at("plan_propose", later.pk), {"revision": 0, "ending": WAITING})
    assert "The plan from 1 January 2031 on ends the day before." in text_of(jonas, at("plan_sign", later.pk))
    digest = later.versions.get().digest
    for browser in (mia, jonas):
        browser.post(at("plan_sign", later.pk), {"digest": digest, "ending": WAITING})
    assert str(Plan.objects.get(pk=WAITING).ended_on) == "2031-12-31"


def test_a_draft_is_shared_put_away_and_ended_with_a_word_to_everybody(channel: Cast):
    mia = browser_of("manager", channel)
    assert "Propose it to Nordlicht Systems" in text_of(mia, at("plan_step", SHARED))
    for name, sent, words in (
        ("plan_share", {}, "shared already"),
        ("plan_end", {"on": "soon"}, "Write the day as"),
        ("plan_remark", {"text": " "}, "Write something first"),
        ("plan_give_up", {"reason": "They sell elsewhere."}, "The plan was put away"),
    ):
        answer = mia.post(at(name, SHARED), sent, follow=True)
        assert words in said(answer)
    assert "It was put away" in text_of(mia, at("plan_step", SHARED))
    assert Entry.objects.filter(object=f"plan:{SHARED}").count() == 1
