"""Operations say what is expected of partners, and it counts."""

from decimal import Decimal

from django.urls import reverse
from tests.cast import Cast
from tests.web.actors import browser_of
from tests.web.test_disputes import text_of

from quarterdeck.audit.models import Entry
from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.reviews.models import Standard
from quarterdeck.reviews.standards import standards

PAGE = reverse("standards")
FORM = {
    "type": "Reseller",
    "quarter": "4",
    "index": "3.5",
    "attainment": "75",
    "pace": "",
    "pipeline": "1.5",
    "severe": "50",
}


def test_what_is_expected_is_said_changed_and_removed(channel: Cast):
    tomas = browser_of("operations", channel)
    seen = text_of(tomas, PAGE).replace("\u00a0", " ")
    assert "All types of partner, every quarter" in seen
    assert "attainment 80 %, pace 80 %, pipeline index 2.0" in seen
    tomas.post(PAGE, FORM)
    kept = Standard.objects.get()
    seen = text_of(tomas, PAGE).replace("\u00a0", " ").replace("\u202f", " ")
    assert "Reseller, Q4 of each year" in seen
    assert "should be 3.5 × its plan" in seen
    assert "below: attainment 75 %, pipeline index 1.5 ×; or once below 50 % of these." in seen
    fourth = Period.parse("2026-Q4", FiscalCalendar())
    assert standards().of("Reseller", fourth) == kept
    assert standards().of("Reseller", fourth.shift(-1)).index == 4
    assert 'value="3.5"' in tomas.get(f"{PAGE}?of={kept.pk}").content.decode()
    tomas.post(PAGE, FORM | {"index": "5"})
    assert Standard.objects.get().index == 5
    tomas.post(reverse("standard_removal", args=[kept.pk]))
    assert not Standard.objects.exists()
    actions = Entry.objects.filter(action__startswith="standard.").order_by("pk")
    assert [one.action for one in actions] == ["standard.kept", "standard.kept", "standard.removed"]
    assert actions[1].before["index"] == "3.50"


def test_what_makes_no_sense_is_said_where_it_stands(channel: Cast):
    tomas = browser_of("operations", channel)
    for name, wrong, why in (
        ("index", "6", "less than or equal to 5"),
        ("index", "", "required"),
        ("attainment", "-1", "greater than or equal to 0"),
        ("pipeline", "4", "more than the pipeline index to reach"),
        ("severe", "0", "greater than or equal to 1"),
        ("type", "Nobody", "valid choice"),
        ("quarter", "5", "valid choice"),
    ):
        refused = tomas.post(PAGE, FORM | {name: wrong})
        assert refused.status_code == 422, (name, wrong)
        assert why in refused.content.decode()
    assert not Standard.objects.exists()


def test_nothing_is_proposed_where_nothing_is_watched(channel: Cast):
    tomas = browser_of("operations", channel)
    tomas.post(PAGE, FORM | {"type": "", "quarter": "0", "attainment": "", "pipeline": ""})
    assert Standard.objects.get().severe == Decimal("0.5")
    seen = text_of(tomas, PAGE)
    assert "No get-well plan is ever proposed." in seen
    assert "This holds until you say something else" not in seen
