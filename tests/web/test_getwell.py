"""Get-well plans on the pages: proposed, begun, looked at, won; and declined."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import browser_of
from tests.web.getwells import DECLINED, NOT_NEEDED, OPEN
from tests.web.test_disputes import text_of

from quarterdeck.directory.models import Vendor
from quarterdeck.reviews.models import GetWell, Standard

ABOUT, NEW = reverse("getwell_about", args=["P-2"]), reverse("getwell_new", args=["P-2"])
DECLINING, WAITING = reverse("getwell_declining", args=["P-2"]), reverse("getwells_waiting")
FORM = {
    "causes": "shrunk Storage",
    "kpi": "pace",
    "pace": "80",
    "attainment": "80",
    "pipeline_index": "2",
    "day1": "2026-06-12",
    "note": "Their shop was shut.",
}


@pytest.fixture
def behind(channel: Cast) -> Cast:
    """P-2 sold nothing after January."""
    assert not GetWell.objects.filter(partner="P-2").exists()
    return channel


def test_from_the_proposal_to_the_end(behind: Cast):
    luc, chief = browser_of("manager_fr", behind), browser_of("chief", behind)
    proposed = text_of(luc, ABOUT)
    assert "The figures of Atelier Nuage call for one." in proposed
    assert "once is enough" in proposed
    assert text_of(browser_of("operations", behind), ABOUT) == ""
    page = text_of(luc, NEW).replace("\u00a0", " ")
    assert "Storage brought" in page
    for name, wrong, why in (
        ("pace", "", "has to be reached"),
        ("pace", "-1", "greater than or equal to 0"),
        ("day1", "soon", "Enter a valid date"),
        ("day1", "2026-05-14", "has passed"),
        ("causes", "shrunk Nothing", "Select a valid choice"),
    ):
        refused = luc.post(NEW, FORM | {name: wrong})
        assert refused.status_code == 422, name
        assert why in refused.content.decode()
        assert "Their shop was shut." in refused.content.decode()
    there = luc.post(NEW, {name: value for name, value in FORM.items() if name != "pipeline_index"})[
        "Location"
    ]
    seen = text_of(chief, there)
    assert "Pace has to reach 80 %" in seen.replace("\u00a0", " ")
    assert "Their shop was shut." in seen
    assert luc.get(NEW)["Location"] == there
    promised = {"text": "Send two engineers", "owner": behind.manager_fr.email, "due": "2026-06-30"}
    refused = luc.post(f"{there}promises/", promised | {"due": "soon"})
    assert "Send two engineers" in refused.content.decode()
    luc.post(f"{there}promises/", promised)
    assert "Send two engineers" in text_of(chief, there)
    Vendor.objects.update(today_pinned=date(2026, 6, 12))
    assert "get-well plan with Atelier Nuage is due" in text_of(luc, WAITING)
    check = GetWell.objects.get(partner="P-2").checks.get()
    luc.post(f"{there}checks/{check.pk}/", {"text": "The shop is open again."})
    assert "The shop is open again." in text_of(chief, there)
    assert text_of(luc, WAITING) == ""
    luc.post(f"{there}giving-up/", {"text": "They were sold."})
    assert "Given up on 12 June 2026: They were sold." in text_of(chief, there)
    assert "The last one was given up" in text_of(luc, ABOUT)


def test_what_is_declined_is_silent_for_the_quarter_and_stays_with_the_vendor(behind: Cast):
    luc = browser_of("manager_fr", behind)
    luc.post(DECLINING, {"text": ""})
    assert "call for one. Only you" in text_of(luc, ABOUT)
    luc.post(DECLINING, {"text": "They move house."})
    seen = text_of(luc, ABOUT)
    assert "Luc Moreau declined it on 15 May 2026: They move house." in seen
    assert "Only you" not in seen


def test_both_sides_see_it_and_only_the_vendor_what_was_declined(channel: Cast):
    mia, jonas = browser_of("manager", channel), browser_of("executive", channel)
    page = reverse("getwell", args=[OPEN])
    for client in (mia, jonas):
        seen = text_of(client, page)
        assert "Orders came late." in seen
        assert "What do you find, on the check of 14 May 2026?" in seen
        assert (
            "the check of 14 May 2026 is due".lower()
            in text_of(client, reverse("getwell_about", args=["P-1"])).lower()
        )
    assert "Give it up" not in text_of(jonas, page)
    assert "Give it up" in text_of(mia, page)
    assert NOT_NEEDED in text_of(mia, reverse("getwell", args=[DECLINED]))
    assert jonas.get(reverse("getwell", args=[DECLINED])).status_code == 404


def test_who_leads_confirms_that_it_is_won(channel: Cast):
    mia, jonas = browser_of("manager", channel), browser_of("executive", channel)
    page = reverse("getwell", args=[OPEN])
    GetWell.objects.filter(pk=OPEN).update(goal=Decimal("0.1"))
    assert "Whoever leads it for the vendor confirms that." in text_of(jonas, page)
    assert jonas.post(f"{page}won/").status_code == 422
    mia.post(f"{page}won/")
    assert "Well again: Attainment has reached 10 %" in text_of(jonas, page).replace("\u00a0", " ")


def test_what_is_expected_decides(behind: Cast):
    """Where nothing is watched nothing is proposed."""
    Standard.objects.create(attainment=None, pace=None, pipeline=None)
    assert text_of(browser_of("manager_fr", behind), ABOUT) == ""


def test_the_list_says_where_a_check_is_due_and_where_one_is_called_for(behind: Cast):
    luc, mia, jonas = (browser_of(actor, behind) for actor in ("manager_fr", "manager", "executive"))
    page, called = reverse("getwells"), reverse("getwells_called")
    for client in (mia, jonas):
        seen = text_of(client, page)
        assert "1 get-well plan is open" in seen
        assert "due since 14 May 2026" in seen
        assert NOT_NEEDED not in text_of(client, f"{page}?state=ended")
    assert "No get-well plan is open" in text_of(luc, page)
    assert "Atelier Nuage Attainment: 25" in text_of(luc, called).replace("\u00a0", " ")
    assert text_of(jonas, called) == ""
    luc.post(DECLINING, {"text": "They move house."})
    assert "Atelier Nuage" not in text_of(luc, called)
