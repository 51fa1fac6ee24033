"""Whatever people of both sides do with get-well plans: one is open at a time, and what has ended stays."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import TODAY, Cast
from tests.reviews.test_any_facts import any_facts

from quarterdeck.audit.models import Entry
from quarterdeck.calendar import FiscalCalendar, Period
from quarterdeck.commitments.services import CommitmentError, Terms
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews.arithmetic.attention import Limit, Reading
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.getwell import selectors, words
from quarterdeck.reviews.getwell.causes import causes
from quarterdeck.reviews.getwell.watching import ATTAINMENT, Watched
from quarterdeck.reviews.models import Check, GetWell
from quarterdeck.reviews.services import getwell as services
from quarterdeck.reviews.services.getwell import Aim

CALENDAR = FiscalCalendar()
LEADERS = {"manager", "regional", "chief"}
PLANNERS = LEADERS | {"executive"}


def watched(value: str) -> Watched:
    quarter = Period.parse("2026-Q2", CALENDAR)
    readings = {ATTAINMENT: (Reading("2026-Q1", Decimal(value)),)}
    return Watched(quarter, readings, {ATTAINMENT: Limit(Decimal("0.8"), Decimal("0.6"))})


LOW, WELL = watched("0.3"), watched("0.9")
AIM = Aim(kpi=ATTAINMENT, goal=Decimal("0.8"), days=(TODAY,), causes=(), note="Orders came late.")
Act = Callable[[Person, GetWell], object]


def _partner() -> Partner:
    return Partner.objects.get(pk="P-1")


def _check(one: GetWell) -> Check:
    return one.checks.earliest("day")


ACTS: Mapping[str, Act] = {
    "begin": lambda actor, _one: services.begin(actor=actor, partner=_partner(), watched=LOW, aim=AIM),
    "decline": lambda actor, _one: services.decline(
        actor=actor, partner=_partner(), watched=LOW, reason="Not now."
    ),
    "win early": lambda actor, one: services.win(actor=actor, getwell=one, watched=LOW),
    "win": lambda actor, one: services.win(actor=actor, getwell=one, watched=WELL),
    "give up": lambda actor, one: services.give_up(actor=actor, getwell=one, reason="Enough."),
    "note": lambda actor, one: services.note_check(
        actor=actor, check=_check(one), watched=LOW, note="As it was."
    ),
    "another day": lambda actor, one: services.plan_check(
        actor=actor, getwell=one, day=TODAY + timedelta(days=one.checks.count())
    ),
    "leave out": lambda actor, one: services.drop_check(actor=actor, check=_check(one)),
    "promise": lambda actor, one: services.promise_in(
        actor=actor, getwell=one, terms=Terms(actor, "A visit", TODAY)
    ),
}
PEOPLE = st.sampled_from(
    ["manager", "executive", "staff", "regional", "chief", "operations", "outsider", "distributor"]
)
STEP = st.tuples(PEOPLE, st.sampled_from(["begin", "note", *ACTS]))


def test_one_is_open_at_a_time_and_what_has_ended_stays(cast: Cast):
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(STEP, min_size=3, max_size=14))
    def holds(steps) -> None:
        with transaction.atomic():
            ended: dict[int, object] = {}
            for who, name in (("manager", "begin"), *steps):
                actor, entries = getattr(cast, who), Entry.objects.count()
                did = _did(lambda: ACTS[name](actor, GetWell.objects.earliest("pk")))  # noqa: B023
                assert Entry.objects.count() == entries + did
                assert not did or who in PLANNERS
                assert not did or who in LEADERS or name in ("note", "promise")
                assert name != "win early" or not did
                assert GetWell.objects.filter(state="open").count() <= 1
                for one in GetWell.objects.exclude(state="open"):
                    assert ended.setdefault(one.pk, _all_of(one)) == _all_of(one)
                seen = selectors.visible(scope_of(cast.executive))
                assert not seen.filter(state="declined").exists()
            transaction.set_rollback(True)

    holds()


@given(any_facts(), st.sampled_from(["en", "de", "ja"]))
def test_all_facts_show_causes_once_and_in_words(found, language: str):
    shown = causes(found)
    assert len({one.key for one in shown}) == len(shown)
    with translation.override(language):
        said = [words.cause(one, CALENDAR) for one in shown]
    assert all(said)
    assert not [text for text in said if "%(" in text]


def _did(act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
    except (ReviewError, CommitmentError, GetWell.DoesNotExist, Check.DoesNotExist):
        return False
    return True


def _all_of(one: GetWell) -> object:
    return model_to_dict(one), [model_to_dict(check) for check in one.checks.all()]
