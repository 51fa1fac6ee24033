"""A plan is shared, proposed, countered, signed, amended, ended; and what is refused on the way."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import Cast
from tests.plans.made import ADDRESS, content, plan_of, said_again, signed_by

from quarterdeck.audit.models import Entry
from quarterdeck.audit.services import on_behalf
from quarterdeck.calendar import pinned_today
from quarterdeck.commitments.models import Commitment
from quarterdeck.directory.models import Kind, Person, Role
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans import guard, selectors
from quarterdeck.plans.content import Promise
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Edit, Plan, Signature, Version
from quarterdeck.plans.overlaps import OverlapError
from quarterdeck.plans.services import agreeing, ending, remarks
from quarterdeck.plans.services.signing import sign
from quarterdeck.plans.signals import plan_ended, plan_proposed, plan_signed

State = Plan.State


def states(plan: Plan) -> list[str]:
    return list(plan.versions.values_list("state", flat=True))


def log(plan: Plan) -> list[str]:
    found = Entry.objects.filter(object=plan.key).order_by("pk").values_list("action", flat=True)
    return [action.removeprefix("plan.") for action in found]


@pytest.fixture
def proposed(cast: Cast) -> Plan:
    plan = plan_of(cast.manager, content(), shared=False)
    agreeing.propose(actor=cast.manager, plan=plan)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def in_force(cast: Cast, proposed: Plan) -> Plan:
    return signed_by(proposed, cast.executive, cast.manager)


def test_from_draft_to_signed_by_way_of_a_counter_proposal(cast: Cast):
    """Mia proposes, Jonas answers, Mia signs, Jonas signs; every act is one entry in the log."""
    mia, jonas = cast.manager, cast.executive
    promise = Promise(
        key="p1", side="partner", text="Two people certified", owner=jonas.email, due=date(2027, 3, 31)
    )
    plan = plan_of(mia, content(promises=(promise,)), shared=False)
    assert not selectors.visible(scope_of(jonas)).exists()
    agreeing.share(actor=mia, plan=plan)
    assert selectors.visible(scope_of(jonas)).get() == plan
    first = agreeing.propose(actor=mia, plan=plan, revision=0)
    plan.refresh_from_db()
    assert (plan.state, plan.turn) == (State.PROPOSED, "partner")
    assert selectors.drafted(scope_of(mia), plan) is None

    answer = agreeing.counter(actor=jonas, plan=plan)
    assert selectors.may_edit(scope_of(jonas), answer)
    assert not selectors.may_edit(scope_of(mia), answer)
    assert selectors.current(scope_of(mia), plan).digest == first.digest
    said_again(answer, note="Half of it in spring.")
    second = agreeing.propose(actor=jonas, plan=plan)
    signed_by(plan, mia)
    plan.refresh_from_db()
    assert (plan.state, plan.turn) == (State.PROPOSED, "partner")
    signed_by(plan, jonas)
    assert (plan.state, states(plan)) == (State.SIGNED, ["countered", "signed"])
    assert selectors.in_force(plan) == second
    assert [(one.side, one.role, one.address) for one in second.signatures.all()] == [
        ("vendor", "partner manager", ADDRESS),
        ("partner", "partner executive", ADDRESS),
    ]
    acts = ["shared", "proposed", "answer_begun", "countered", "signed", "signed"]
    assert [act for act in log(plan) if not act.startswith("commitment")] == acts
    assert (Commitment.objects.get().source, Commitment.objects.get().owner) == (plan.key, jonas)


@pytest.mark.parametrize("who", ["staff", "operations", "nobody", "distributor", "outsider", "manager_fr"])
def test_who_may_not_sign(cast: Cast, proposed: Plan, who: str):
    """Whoever does not even see the plan finds none."""
    person = getattr(cast, who)
    with pytest.raises((PlanError, Plan.DoesNotExist)):
        signed_by(proposed, person)
    assert not Signature.objects.exists()
    assert not Entry.objects.filter(action="plan.signed").exists()


def test_operations_sign_only_in_another_role_that_opens_the_partner(cast: Cast, proposed: Plan):
    def hold(kind: Kind, territory: str) -> None:
        Role.objects.create(person=cast.operations, kind=kind, territory_id=territory, since=date(2024, 1, 1))

    hold(Kind.REGIONAL, "AMER")
    with pytest.raises(PlanError, match="Your role does not sign plans with Nordlicht"):
        signed_by(proposed, cast.operations)
    hold(Kind.REGIONAL, "EMEA")
    signed_by(proposed, cast.operations)
    assert Signature.objects.get().role == Kind.REGIONAL


def test_a_signature_is_refused(cast: Cast, proposed: Plan):
    """Twice for a side, by one who sees as somebody else, under what is no longer the version."""
    old = selectors.proposed(proposed)
    assert old
    signed_by(proposed, cast.manager)
    with pytest.raises(PlanError, match="Mia Brandt has signed for your side already"):
        signed_by(proposed, cast.chief)
    with on_behalf(cast.operations), pytest.raises(PlanError, match="somebody else"):
        signed_by(proposed, cast.executive)
    Person.objects.filter(pk=cast.manager.pk).update(side="partner")  # who changed companies
    Role.objects.create(person=cast.manager, kind=Kind.EXECUTIVE, partner_id="P-1", since=date(2024, 1, 1))
    with pytest.raises(PlanError, match="Nobody signs for both sides"):
        signed_by(proposed, cast.manager)
    draft = agreeing.counter(actor=cast.executive, plan=proposed)
    said_again(draft, note="More of it.")
    agreeing.propose(actor=cast.executive, plan=proposed)
    with pytest.raises(PlanError, match="no longer the version that you opened: version 2 waits now"):
        sign(actor=cast.executive, plan=proposed, digest=old.digest, address=ADDRESS)
    assert Signature.objects.count() == 1


def test_what_was_not_put_forward_so_is_not_signed(cast: Cast, proposed: Plan):
    """Somebody got past the database's guard: the digest tells."""
    with transaction.atomic():
        guard.take_down(connection)
        said = selectors.proposed(proposed).value.model_copy(update={"note": "Slipped in"})
        Version.objects.update(content=said.model_dump(mode="json"))
        guard.put_up(connection)
    waiting = selectors.proposed(proposed)
    assert not waiting.intact
    with pytest.raises(PlanError, match="not what was put forward"):
        sign(actor=cast.executive, plan=proposed, digest=waiting.digest, address=ADDRESS)


def test_the_database_refuses_to_change_what_was_signed(cast: Cast, in_force: Plan):
    version = in_force.versions.get()
    for slip in (
        lambda: Version.objects.update(content={}),
        lambda: Version.objects.update(digest="0" * 64),
        lambda: Version.objects.update(reason="Otherwise"),
        lambda: Signature.objects.update(address="elsewhere"),
        lambda: version.signatures.all().delete(),
        lambda: Version.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="cannot be changed or deleted"), transaction.atomic():
            slip()
    version.refresh_from_db()
    version.save()  # as it is
    assert version.intact


def test_what_cannot_be_proposed(cast: Cast):
    mia = cast.manager
    plan = plan_of(mia, content(0))
    draft = plan.drafts.get()
    with pytest.raises(PlanError, match="sells nothing"):
        agreeing.propose(actor=mia, plan=plan)
    nobody = Promise(key="p1", side="partner", text="Hire", due=date(2027, 1, 1))
    said_again(draft, lines=content().lines, promises=(nobody,))
    with pytest.raises(PlanError, match="who keeps the promise “Hire”"):
        agreeing.propose(actor=mia, plan=plan)
    said_again(draft, promises=(nobody.model_copy(update={"owner": cast.staff.email, "due": None}),))
    with pytest.raises(PlanError, match="by which day"):
        agreeing.propose(actor=mia, plan=plan)
    said_again(draft, promises=())
    Edit.objects.create(draft=draft, revision=draft.revision, actor=cast.executive, what="note", changes=[])
    with pytest.raises(PlanError, match="has changed since you opened it"):
        agreeing.propose(actor=mia, plan=plan, revision=1)
    with pytest.raises(PlanError, match="Your role"):
        agreeing.propose(actor=cast.operations, plan=plan)
    assert not plan.versions.exists()


def test_a_proposal_is_taken_back_and_made_again(cast: Cast, proposed: Plan):
    with pytest.raises(PlanError, match="No proposal of yours"):
        agreeing.withdraw(actor=cast.executive, plan=proposed)
    agreeing.withdraw(actor=cast.manager, plan=proposed)
    proposed.refresh_from_db()
    draft = selectors.drafted(scope_of(cast.manager), proposed)
    assert (proposed.state, proposed.turn, proposed.drafts.count()) == (State.DRAFT, "vendor", 1)
    assert selectors.drafted(scope_of(cast.executive), proposed) is None
    said_again(draft, note="Better.")
    agreeing.propose(actor=cast.manager, plan=proposed)
    assert states(proposed) == ["withdrawn", "proposed"]


def test_a_signed_plan_is_amended_with_a_reason_and_both_signatures(cast: Cast, in_force: Plan):
    mia, jonas = cast.manager, cast.executive
    first = selectors.in_force(in_force)
    draft = agreeing.amend(actor=mia, plan=in_force)
    assert agreeing.amend(actor=mia, plan=in_force) == draft
    assert selectors.current(scope_of(jonas), in_force).digest == first.digest
    with pytest.raises(PlanError, match="other side is drafting"):
        agreeing.amend(actor=jonas, plan=in_force)
    with pytest.raises(PlanError, match="Say why"):
        agreeing.propose(actor=mia, plan=in_force)
    with pytest.raises(PlanError, match="signed already"):
        agreeing.propose(actor=mia, plan=in_force, reason="A new shelf.")
    said_again(draft, note="With shelves.")
    agreeing.propose(actor=mia, plan=in_force, reason="A new shelf.")
    in_force.refresh_from_db()
    assert (in_force.state, selectors.in_force(in_force)) == (State.SIGNED, first)
    signed_by(in_force, mia, jonas)
    assert states(in_force) == ["replaced", "signed"]
    assert [version.intact for version in in_force.versions.all()] == [True, True]


def test_what_was_begun_is_put_away(cast: Cast, in_force: Plan):
    agreeing.amend(actor=cast.manager, plan=in_force)
    agreeing.discard(actor=cast.manager, plan=in_force)
    assert agreeing.amend(actor=cast.executive, plan=in_force).side == "partner"
    with pytest.raises(PlanError, match="You have begun no"):
        agreeing.discard(actor=cast.manager, plan=in_force)
    fresh = plan_of(cast.manager, content(begins="2031-01"))
    agreeing.give_up(actor=cast.manager, plan=fresh, reason="They sell elsewhere.")
    fresh.refresh_from_db()
    assert (fresh.state, fresh.end_reason) == (State.WITHDRAWN, "They sell elsewhere.")


def test_one_plan_in_force_per_partner_and_day(cast: Cast, in_force: Plan):
    """A second one from 2029 on ends the first on the last day of 2028, once it is said so and signed."""
    mia, jonas = cast.manager, cast.executive
    later = plan_of(mia, content(begins="2029-01"), shared=False)
    with pytest.raises(OverlapError, match="Let it end on 31 December 2028, the day before") as refused:
        agreeing.propose(actor=mia, plan=later)
    ending_ = tuple(one.pk for one in refused.value.others)
    agreeing.propose(actor=mia, plan=later, ending=ending_)
    with pytest.raises(OverlapError):
        signed_by(later, mia)
    signed_by(later, mia, jonas, ending=ending_)
    in_force.refresh_from_db()
    assert (in_force.ended_on, in_force.state) == (date(2028, 12, 31), State.SIGNED)
    for day, holds in ((date(2028, 12, 31), in_force), (date(2029, 1, 1), later)):
        assert list(selectors.signed_between(day, day)) == [holds]


def test_a_plan_ends_early_or_when_its_time_is_over(cast: Cast, in_force: Plan):
    mia = cast.manager
    agreeing.amend(actor=cast.executive, plan=in_force)
    for on, why in ((date(2026, 1, 1), "between 1 January 2027"), (date(2029, 12, 31), "30 December 2029")):
        with pytest.raises(PlanError, match=why):
            ending.end(actor=mia, plan=in_force, on=on, reason="Enough.")
    with pytest.raises(PlanError, match="Say why"):
        ending.end(actor=mia, plan=in_force, on=date(2027, 6, 30), reason=" ")
    ending.end(actor=mia, plan=in_force, on=date(2027, 6, 30), reason="Enough.")
    in_force.refresh_from_db()
    assert (in_force.state, selectors.drafted(scope_of(cast.executive), in_force)) == (State.SIGNED, None)
    with pinned_today(date(2027, 6, 30)):
        assert ending.expire() == 0
    with pinned_today(date(2027, 7, 1)):
        assert ending.expire() == 1
    in_force.refresh_from_db()
    assert (in_force.state, in_force.ended_on) == (State.ENDED, date(2027, 6, 30))
    assert log(in_force)[-2:] == ["ended", "expired"]


def test_others_are_told(cast: Cast, django_capture_on_commit_callbacks):
    heard: list[tuple[str, int]] = []

    def on(name: str):
        return lambda *, version, **_more: heard.append((name, version.number))

    listeners = {
        one: on(name)
        for name, one in (("proposed", plan_proposed), ("signed", plan_signed), ("ended", plan_ended))
    }
    for signal, listener in listeners.items():
        signal.connect(listener)
    with django_capture_on_commit_callbacks(execute=True):
        plan = plan_of(cast.manager, content())
        agreeing.propose(actor=cast.manager, plan=plan)
        signed_by(plan, cast.manager, cast.executive)
        ending.end(actor=cast.manager, plan=plan, on=date(2027, 6, 30), reason="Enough.")
    for signal, listener in listeners.items():
        signal.disconnect(listener)
    assert heard == [("proposed", 1), ("signed", 1), ("ended", 1)]


def test_what_is_said_and_seen(cast: Cast, proposed: Plan):
    lena, said = cast.staff, selectors.current(scope_of(cast.staff), proposed)
    remarks.remark(actor=lena, plan=proposed, text="Too much in May.", part="l1")
    with pytest.raises(PlanError, match="not in the plan"):
        remarks.remark(actor=lena, plan=proposed, text="And this?", part="l99")
    with pytest.raises(Plan.DoesNotExist):
        remarks.remark(actor=cast.outsider, plan=proposed, text="Hello?")
    remarks.mark_seen(actor=lena, plan=proposed, digest=said.digest)
    assert proposed.looks.get().content == said.model_dump(mode="json")
    with pytest.raises(PlanError, match="changed again"):
        remarks.mark_seen(actor=lena, plan=proposed, digest="0" * 64)
