"""Promises on the pages: made, answered by the other side, kept late, and counted."""

from datetime import date

from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import body_of, browser_of
from tests.web.promises import LENAS, MIAS
from tests.web.test_disputes import text_of

from quarterdeck.commitments.models import Commitment

NEW = reverse("commitment_new", args=["P-1"])
LIST, DUE = reverse("commitments"), reverse("commitments_due")


def test_a_promise_from_both_sides(channel: Cast):
    """Mia promises for Amara, Jonas answers, Amara keeps it."""
    mia, jonas, amara = (browser_of(actor, channel) for actor in ("manager", "executive", "regional"))
    assert "What do you promise Nordlicht Systems?" in text_of(mia, NEW)
    form = {"text": "Visit their board", "owner": channel.regional.email, "due": "2026-06-30"}
    for name, wrong, why in (
        ("due", "soon", "2026-03-31"),
        ("due", "2026-05-14", "has passed"),
        ("owner", channel.staff.email, "who sees to it"),
        ("text", " ", "what is promised"),
    ):
        refused = mia.post(NEW, form | {name: wrong})
        assert refused.status_code == 422
        assert why in refused.content.decode()
    page = mia.post(NEW, form)["Location"]
    assert "Amara Diallo of Tarnvale promised it to Nordlicht Systems by 30 June 2026." in text_of(
        jonas, page
    )
    assert "It is kept" not in text_of(jonas, page)
    jonas.post(f"{page}answers/", {"text": "Bring the road map, please."})
    assert "Bring the road map, please." in text_of(amara, page)
    amara.post(f"{page}change/", form | {"due": "2026-07-15", "reason": "The board meets later."})
    assert "by 15 July 2026" in text_of(jonas, page)
    amara.post(f"{page}kept/", {"text": "We were there."})
    seen = text_of(jonas, page)
    assert "Kept" in seen
    assert "We were there." in seen
    jonas.post(f"{page}reopening/", {"text": "No."})
    assert Commitment.objects.get(text="Visit their board").state == "kept"


def test_ones_own_come_first_and_late_ones_lead(channel: Cast):
    mia = browser_of("manager", channel)
    assert text_of(mia, DUE) == "1 promise of yours is due this week."
    Commitment.objects.filter(pk=MIAS).update(due=date(2026, 5, 11))
    Commitment.objects.filter(pk=LENAS).update(
        due=date(2026, 5, 1), state="kept", closed_on=date(2026, 5, 4), outcome="Papers."
    )
    assert text_of(mia, DUE) == "1 promise of yours is late."
    seen = text_of(mia, f"{LIST}?state=all")
    assert "1 promise of yours is late" in seen
    assert "Our side: 0 of 1 promise due so far kept in time. The partner side: 0 of 1" in seen
    assert seen.index("Fund the autumn campaign") < seen.index("Train three engineers")
    assert "4 days late" in seen
    assert "Kept 3 days late" in seen
    assert "Train three" not in text_of(mia, f"{LIST}?whose=mine")
    file = body_of(mia.get(reverse("commitments_file", args=["csv"]) + "?state=kept")).decode()
    assert "Train three engineers" in file
    assert "Fund the autumn campaign" not in file


def test_what_a_partners_page_says(channel: Cast):
    about = reverse("commitments_about", args=["P-1"])
    assert about in body_of(browser_of("manager", channel).get(reverse("partner", args=["P-1"]))).decode()
    for actor, offered in (("executive", True), ("staff", False), ("operations", False)):
        seen = text_of(browser_of(actor, channel), about)
        assert "Train three engineers Lena Roth Nordlicht Systems" in seen
        assert ("Promise something" in seen) is offered
