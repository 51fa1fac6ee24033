"""What both signed becomes commitments, and follows the amendments."""

from dataclasses import replace
from datetime import date

from tests.cast import TODAY, Cast

from quarterdeck.audit.models import Entry
from quarterdeck.commitments import services
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.taking_over import Promised, TakenOver, release, take_over
from quarterdeck.directory.models import Partner

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)


def state(part: str) -> tuple[str, date, str]:
    one = Commitment.objects.get(source="plan:1", part=part)
    return one.state, one.due, one.outcome


def test_commitments_follow_what_is_signed(cast: Cast):
    def sign(*promised: Promised, reason: str = "") -> TakenOver:
        partner = Partner.objects.get(pk="P-1")
        return take_over(
            actor=cast.executive, partner=partner, source="plan:1", promised=promised, reason=reason
        )

    train = Promised("p1", "partner", "Train three engineers", cast.staff, JUNE, "Trained")
    fund = Promised("p2", "vendor", "Fund the campaign", cast.manager, JUNE, proof="The invoice")
    demo = Promised("p3", "vendor", "Lend an array", cast.manager, JUNE)
    assert sign(train, fund, demo).made == ("p1", "p2", "p3")
    assert sign(train, fund, demo) == TakenOver((), (), ())
    assert Entry.objects.filter(object="plan:1", action="commitment.taken_over").count() == 1

    lent = Commitment.objects.get(part="p3")
    services.keep(actor=cast.manager, commitment=lent, shown="It stands there.")
    later = replace(train, due=JULY)
    amended = sign(later, replace(demo, due=JULY), reason="Amendment 2: summer holidays")
    assert amended == TakenOver((), ("p1",), ("p2",))
    assert state("p1") == ("open", JULY, "")
    assert state("p2") == ("dropped", JUNE, "Amendment 2: summer holidays")
    assert state("p3") == ("kept", JUNE, "It stands there.")

    assert sign(later, fund, demo).changed == ("p2",)  # an amendment took it away, and another brings it back
    assert state("p2") == ("open", JUNE, "")
    funding = Commitment.objects.get(part="p2")
    services.drop(actor=cast.manager, commitment=funding, reason="No budget.")
    assert sign(later, fund, demo) == TakenOver((), (), ())  # what a person dropped stays dropped
    assert sign(later, replace(fund, due=JULY), demo).changed == ("p2",)

    racks = replace(demo, text="Lend two racks")  # a new promise under the key of one that was kept
    assert sign(later, replace(fund, due=JULY), racks).made == ("p3",)
    assert state("p3")[0] == "open"
    lent.refresh_from_db()
    assert (lent.state, lent.part) == ("kept", f"p3.{lent.pk}")


def test_a_plan_that_ends_releases_what_is_due_afterwards(cast: Cast):
    partner = Partner.objects.get(pk="P-1")
    promised = [Promised(f"p{n}", "partner", "Do it", cast.staff, due) for n, due in ((1, JUNE), (2, JULY))]
    take_over(actor=cast.executive, partner=partner, source="plan:1", promised=promised)
    assert release(actor=cast.manager, source="plan:1", reason="The plan ended.", after=JUNE) == ("p2",)
    assert (state("p1")[0], state("p2")[0]) == ("open", "dropped")
    assert Commitment.objects.get(part="p2").closed_on == TODAY
