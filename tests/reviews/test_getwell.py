"""When figures call for a get-well plan, what can be done with one, and by whom.

Of P-1 in `made.fill`: 8,000 a month are to be sold in 2026 and 8,800 are; 5,000 and 3,000 were in 2025. So
attainment was 110 % in the first quarter and nothing is below what is expected unless that is raised. Of
the coming quarters the third has 9,000 in its pipeline and the fourth 30,000, of 24,000 each.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.cast import TODAY, Cast
from tests.reviews.facts import amounts, back, facts, line

from quarterdeck.audit.models import Entry
from quarterdeck.calendar import pinned_today
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.services import CommitmentError, Terms
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.getwell import kept, selectors, words
from quarterdeck.reviews.getwell.causes import Cause, Kind, causes
from quarterdeck.reviews.getwell.watching import Watched, watch, watch_all
from quarterdeck.reviews.models import GetWell, Standard
from quarterdeck.reviews.services import getwell as services
from quarterdeck.reviews.services.getwell import Aim

Readers = Callable[[Person], Reader]
JUNE, JULY = date(2026, 6, 12), date(2026, 7, 10)
PRICES = Cause(kind=Kind.PRICE, amount=Decimal(-1200), currency="EUR")


def demanding(**more: object) -> Standard:
    """What service providers are expected to reach: 120 %."""
    return Standard.objects.create(
        **{"type": "Service Provider", "attainment": Decimal("1.2"), "pipeline": Decimal("0.3"), **more}
    )


@pytest.fixture
def partner(cast: Cast) -> Partner:
    return Partner.objects.get(pk="P-1")


@pytest.fixture
def watched(cast: Cast, reader_of: Readers, partner: Partner) -> Watched:
    demanding(severe=Decimal("0.95"))
    return watch(reader_of(cast.manager), partner)


def aim(**more: object) -> Aim:
    said = {"kpi": "attainment", "goal": Decimal("1.2"), "days": (JUNE, JULY), "causes": (PRICES,)}
    return Aim(**{**said, **more})


@pytest.fixture
def begun(cast: Cast, partner: Partner, watched: Watched) -> GetWell:
    return services.begin(actor=cast.manager, partner=partner, watched=watched, aim=aim())


def test_nothing_is_called_for_where_figures_are_as_expected(
    cast: Cast, reader_of: Readers, partner: Partner
):
    Standard.objects.create(type="Service Provider", pipeline=Decimal("0.3"))
    found = watch(reader_of(cast.manager), partner)
    assert found.triggers == ()
    assert found.now("attainment").value == Decimal("1.1")
    assert found.now("pace").period == "2026-Q2"
    assert [one.value for one in found.readings["pipeline_index"]] == [Decimal("1.25"), Decimal("0.375")]


def test_one_severe_quarter_is_enough(watched: Watched):
    """110 % where 120 % are expected, and the year before nothing was planned: severe from 95 % of it."""
    (found,) = watched.triggers
    assert (found.measure, found.severe, found.bottom) == ("attainment", True, Decimal("1.14"))
    said = words.trigger(found, watched.running.calendar)
    assert said.replace("\u00a0", " ") == "Attainment: 110 % in Q1 2026. Below 114 %, once is enough."


def test_one_quarter_that_is_only_low_is_not(cast: Cast, reader_of: Readers, partner: Partner):
    demanding()
    assert watch(reader_of(cast.manager), partner).triggers == ()


def test_both_coming_quarters_with_thin_pipeline_call_for_one(
    cast: Cast, reader_of: Readers, partner: Partner
):
    demanding(attainment=None, pipeline=Decimal("1.5"), severe=Decimal("0.1"))
    (found,) = watch(reader_of(cast.manager), partner).triggers
    assert (found.measure, found.severe) == ("pipeline_index", False)
    said = words.trigger(found, reader_of(cast.manager).snapshot.calendar)
    assert "in Q3 2026" in said
    assert said.index("in Q3 2026") < said.index("in Q4 2026")


def test_the_pace_says_nothing_in_the_first_days_of_a_quarter(
    cast: Cast, reader_of: Readers, partner: Partner
):

    young = replace(reader_of(cast.manager), today=date(2026, 4, 20))
    assert watch(young, partner).now("pace").value is None


def test_both_sides_are_watched_in_the_same_view(cast: Cast, reader_of: Readers, partner: Partner):
    assert watch(reader_of(cast.manager), partner) == watch(reader_of(cast.executive), partner)


def test_causes_are_what_the_figures_show():
    """Storage sold 60 of the 100 that were due, networks 95 of 100: only storage is far behind."""
    storage, network = line("Storage", amounts(100, 60)), line("Network", amounts(100, 95))
    found = [one for one in causes(facts(back(storage, network))) if one.kind is Kind.LINE]
    assert [(one.name, one.amount, one.ratio) for one in found] == [("Storage", -40_000, Decimal("0.6"))]


def test_it_is_begun_looked_at_and_won(cast: Cast, begun: GetWell, watched: Watched):
    assert kept.causes_of(begun) == (PRICES,)
    assert kept.triggers_of(begun) == watched.triggers
    check = begun.checks.first()
    with pytest.raises(ReviewError, match="has not come"):
        services.note_check(actor=cast.executive, check=check, watched=watched, note="")
    with pinned_today(JUNE):
        services.note_check(actor=cast.executive, check=check, watched=watched, note=" Better. ")
        with pytest.raises(ReviewError, match="noted it already"):
            services.note_check(actor=cast.manager, check=check, watched=watched, note="No.")
    check.refresh_from_db()
    assert (check.value, check.note, check.by) == (Decimal("1.1"), "Better.", cast.executive)
    with pytest.raises(ReviewError, match="not reached"):
        services.win(actor=cast.manager, getwell=begun, watched=watched)
    Standard.objects.all().delete()
    GetWell.objects.update(goal=Decimal("1.1"))
    won = services.win(actor=cast.manager, getwell=begun, watched=watched)
    assert (won.state, won.ended_on) == ("won", TODAY)
    assert begun.checks.get(day=TODAY).value == Decimal("1.1")
    with pytest.raises(ReviewError, match="has ended"):
        services.give_up(actor=cast.manager, getwell=begun, reason="Too late.")
    actions = Entry.objects.filter(object=begun.key).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["getwell.begun", "getwell.checked", "getwell.won"]


def test_it_is_given_up_only_with_a_reason(cast: Cast, begun: GetWell):
    with pytest.raises(ReviewError, match="Say why"):
        services.give_up(actor=cast.manager, getwell=begun, reason=" ")
    ended = services.give_up(actor=cast.regional, getwell=begun, reason="They were sold.")
    assert (ended.state, ended.reason) == ("given up", "They were sold.")


def test_what_makes_no_plan_is_refused(cast: Cast, partner: Partner, watched: Watched, begun: GetWell):
    for wrong, why in (
        ({"goal": Decimal("1.1")}, "reached already"),
        ({"causes": ()}, "Choose a cause"),
        ({"days": ()}, "Choose a day"),
        ({"days": (date(2026, 5, 14),)}, "has passed"),
        ({}, "open get-well plan already"),
    ):
        with pytest.raises(ReviewError, match=why):
            services.begin(actor=cast.manager, partner=partner, watched=watched, aim=aim(**wrong))


def test_only_who_plans_for_the_vendor_decides(
    cast: Cast, partner: Partner, watched: Watched, begun: GetWell
):
    for person in (cast.executive, cast.staff, cast.operations):
        with pytest.raises(ReviewError, match="Whoever plans for the vendor"):
            services.begin(actor=person, partner=partner, watched=watched, aim=aim())
        with pytest.raises(ReviewError, match="Whoever plans for the vendor"):
            services.give_up(actor=person, getwell=begun, reason="Enough.")
    with pinned_today(JUNE), pytest.raises(ReviewError, match="notes what was found"):
        services.note_check(actor=cast.staff, check=begun.checks.first(), watched=watched, note="Fine.")
    with pytest.raises(GetWell.DoesNotExist):
        services.promise_in(actor=cast.outsider, getwell=begun, terms=promising(cast.outsider))


def promising(owner: Person) -> Terms:
    return Terms(owner, "Call every customer", JUNE)


def test_each_side_promises_for_itself(cast: Cast, begun: GetWell):
    for person, side in ((cast.executive, "partner"), (cast.manager, "vendor")):
        made = services.promise_in(actor=person, getwell=begun, terms=promising(person))
        assert (made.side, made.source, made.owner) == (side, begun.key, person)
    with pytest.raises(CommitmentError):
        services.promise_in(actor=cast.executive, getwell=begun, terms=promising(cast.manager))
    assert Commitment.objects.filter(source=begun.key).count() == 2


def test_checks_are_added_and_left_out_until_they_are_held(cast: Cast, begun: GetWell, watched: Watched):
    services.plan_check(actor=cast.manager, getwell=begun, day=TODAY)
    with pytest.raises(ReviewError, match="on that day already"):
        services.plan_check(actor=cast.manager, getwell=begun, day=TODAY)
    with pytest.raises(ReviewError, match="has passed"):
        services.plan_check(actor=cast.manager, getwell=begun, day=date(2026, 5, 14))
    today, june, _july = begun.checks.all()
    services.drop_check(actor=cast.manager, check=june)
    services.note_check(actor=cast.manager, check=today, watched=watched, note="")
    with pytest.raises(ReviewError, match="stays"):
        services.drop_check(actor=cast.manager, check=today)
    assert [one.day for one in begun.checks.all()] == [TODAY, JULY]


def test_what_is_declined_is_not_proposed_again_in_the_quarter(
    cast: Cast, partner: Partner, watched: Watched
):
    with pytest.raises(ReviewError, match="Say why"):
        services.decline(actor=cast.manager, partner=partner, watched=watched, reason="")
    made = services.decline(actor=cast.manager, partner=partner, watched=watched, reason="A bank holiday.")
    with pytest.raises(ReviewError, match="already"):
        services.decline(actor=cast.manager, partner=partner, watched=watched, reason="Again.")
    assert selectors.declined("P-1", "2026-Q2") == made
    assert selectors.declined("P-1", "2026-Q3") is None
    assert not selectors.visible(scope_of(cast.executive)).exists()
    assert selectors.get_getwell(scope_of(cast.regional), made.pk) == made


def test_checks_that_are_due_are_told_to_who_looks_after_it(cast: Cast, begun: GetWell):
    with pinned_today(JUNE):
        for person, count in (
            (cast.manager, 1),
            (cast.executive, 1),
            (cast.regional, 0),
            (cast.outsider, 0),
            (cast.distributor, 0),
        ):
            assert selectors.checks_due(scope_of(person), JUNE).count() == count, person


def test_all_partners_at_once_are_watched_as_one_is(cast: Cast, reader_of: Readers):
    """P-4, of whom the same rows came in, and P-2, of whom none did, are told apart by their types alone."""
    demanding(severe=Decimal("0.95"))
    reader = reader_of(cast.chief)
    partners = list(Partner.objects.filter(pk__in=("P-1", "P-2", "P-4")))
    found = watch_all(reader, partners)
    assert found == {one.pk: watch(reader, one) for one in partners}
    assert [bool(found[key].triggers) for key in ("P-1", "P-2", "P-4")] == [True, False, True]


def test_who_leads_is_told_where_none_is_open_or_declined(cast: Cast, begun: GetWell):
    def called(person: Person) -> set[str]:
        return set(selectors.called_for(scope_of(person), "2026-Q2").values_list("pk", flat=True))

    assert called(cast.manager) == set()
    assert called(cast.manager_fr) == {"P-2", "D-1", "P-12"}
    assert called(cast.executive) == called(cast.operations) == set()
    GetWell.objects.update(state="declined", ended_on=TODAY, quarter="2026-Q1")
    assert called(cast.manager) == {"P-1"}
