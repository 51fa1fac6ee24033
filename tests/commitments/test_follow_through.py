"""Promises of both sides: made, kept, dropped, and what their owners and the others may do with them."""

from datetime import date

import pytest
from tests.cast import TODAY, Cast

from quarterdeck.audit.models import Entry
from quarterdeck.commitments import selectors, services
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.people import plans_for, promisers
from quarterdeck.commitments.score import scores
from quarterdeck.commitments.services import CommitmentError, Terms
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role
from quarterdeck.directory.selectors import scope_of

MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)


def promised(owner: Person, partner: str = "P-1", due: date = JUNE, **more: object) -> Commitment:
    return Commitment.objects.create(
        partner_id=partner, side=owner.side, owner=owner, text="Train three engineers", due=due, **more
    )


def seen_by(person: Person) -> set[int]:
    return set(selectors.visible(scope_of(person)).values_list("pk", flat=True))


def test_each_sees_what_concerns_them(cast: Cast):
    ours, resellers = promised(cast.executive).pk, promised(cast.manager_fr, "P-11").pk
    luc = promised(cast.manager_fr).pk
    seen = {name: seen_by(person) for name, person in cast.everybody().items()}
    assert seen["chief"] == seen["regional"] == {ours, resellers, luc}
    assert seen["manager"] == seen["executive"] == seen["staff"] == {ours, luc}
    assert seen["manager_fr"] == {resellers, luc}  # he promised it about a partner of Mia's
    assert seen["distributor"] == seen["outsider"] == seen["nobody"] == seen["regional_us"] == set()


def test_who_can_promise_for_which_side(cast: Cast):
    partner = Partner.objects.get(pk="P-1")
    both = promisers(scope_of(cast.manager), partner)
    assert [person.name for person in both.vendor] == [
        "Amara Diallo",
        "Ingrid Solheim",
        "Mia Brandt",
        "Tomas Reyes",
    ]
    assert both.partner == (cast.executive, cast.staff)
    assert promisers(scope_of(cast.staff), partner).vendor == (cast.manager,)
    reseller = promisers(scope_of(cast.manager_fr), Partner.objects.get(pk="P-11"))
    assert reseller.partner == ()  # its distributor does not promise for it


def test_a_promise_is_kept_with_what_shows_it(cast: Cast):
    partner = Partner.objects.get(pk="P-1")
    one = services.promise(
        actor=cast.executive, partner=partner, side="partner", terms=Terms(cast.staff, "Two demos", JUNE)
    )
    with pytest.raises(CommitmentError, match="what shows"):
        services.keep(actor=cast.staff, commitment=one, shown=" ")
    kept = services.keep(actor=cast.staff, commitment=one, shown="Recordings of both.")
    assert (kept.state, kept.closed_on, kept.outcome) == ("kept", TODAY, "Recordings of both.")
    with pytest.raises(CommitmentError, match="The promise is kept"):
        services.drop(actor=cast.executive, commitment=one, reason="Late.")
    services.comment(actor=cast.manager, commitment=one, text="One shows last year's array.")
    services.reopen(actor=cast.executive, commitment=one, reason="One is missing.")
    services.drop(actor=cast.executive, commitment=one, reason="No customer came.")
    acts = Entry.objects.filter(object=one.key).order_by("pk").values_list("action", flat=True)
    assert list(acts) == [
        f"commitment.{act}" for act in ("promised", "kept", "commented", "reopened", "dropped")
    ]
    said = [(comment.author.name, comment.act) for comment in selectors.comments(one)]
    assert said[0] == ("Lena Roth", "kept")
    assert [act for _name, act in said] == ["kept", "comment", "reopened", "dropped"]


@pytest.mark.parametrize("actor", ["manager", "regional", "chief", "operations", "outsider", "distributor"])
def test_the_other_side_sees_and_answers_but_does_not_close(cast: Cast, actor: str):
    lenas = promised(cast.staff)
    with pytest.raises(CommitmentError, match="Whoever promised it"):
        services.keep(actor=getattr(cast, actor), commitment=lenas, shown="Done.")
    assert not Entry.objects.filter(object=lenas.key).exists()


def test_who_plans_for_a_side_decides_for_it(cast: Cast):
    mias = promised(cast.manager)
    allowed = {
        name for name, person in cast.everybody().items() if selectors.may_close(scope_of(person), mias)
    }
    assert allowed == {"chief", "regional", "manager"}
    theirs = promised(cast.staff)
    allowed = {
        name for name, person in cast.everybody().items() if selectors.may_close(scope_of(person), theirs)
    }
    assert allowed == {"executive", "staff"}
    with pytest.raises(CommitmentError, match="in its name"):
        services.promise(
            actor=cast.staff, partner=theirs.partner, side="partner", terms=Terms(cast.staff, "More", JUNE)
        )


def test_it_is_the_role_for_this_partner_that_decides(cast: Cast):
    """Lena is executive elsewhere, Tomas manages another partner: about this one nothing changes."""
    Role.objects.create(person=cast.staff, kind=Kind.EXECUTIVE, partner_id="P-4", since=MARCH)
    Role.objects.create(person=cast.operations, kind=Kind.MANAGER, since=MARCH)
    Assignment.objects.create(partner_id="P-4", manager=cast.operations, since=MARCH)
    for side, person in (("partner", cast.staff), ("vendor", cast.operations)):
        assert [plans_for(scope_of(person), side, partner) for partner in ("P-1", "P-4")] == [False, True]


def test_only_an_amendment_changes_what_both_signed_but_its_owner(cast: Cast):
    one = promised(cast.executive, source="plan:1", part="p1")
    terms = Terms(cast.executive, one.text, date(2026, 7, 31))
    with pytest.raises(CommitmentError, match="amendment"):
        services.change(actor=cast.executive, commitment=one, terms=terms, reason="We are late.")
    handed = Terms(cast.staff, one.text, one.due)
    services.change(actor=cast.executive, commitment=one, terms=handed, reason="Lena leads it now.")
    one.refresh_from_db()
    assert one.owner == cast.staff
    with pytest.raises(CommitmentError, match="of that side"):
        services.change(
            actor=cast.executive, commitment=one, terms=Terms(cast.manager, one.text, one.due), reason="No."
        )


def test_a_score_counts_what_was_due(cast: Cast):
    kept = {"state": "kept", "outcome": "Done."}
    promised(cast.executive, due=MARCH, **kept, closed_on=MARCH)
    promised(cast.executive, due=MARCH, **kept, closed_on=date(2026, 4, 1))
    promised(cast.staff, due=MARCH)
    promised(cast.staff, due=MARCH, state="dropped", closed_on=date(2026, 3, 1))
    promised(cast.staff, due=MARCH, state="dropped", closed_on=date(2026, 4, 1))
    promised(cast.staff, due=TODAY)
    promised(cast.staff, due=JUNE, **kept, closed_on=TODAY)
    found = scores(Commitment.objects.all(), TODAY)
    assert (found["partner"].kept, found["partner"].due, found["partner"].late) == (1, 4, 3)
    assert str(found["partner"]) == "1 of 4 promises due so far kept in time"
    assert found["vendor"].rate is None
    assert str(found["vendor"]) == "nothing was due yet"
