"""The demo's plans and reviews, made by the real services: what follows from them is there."""

from decimal import Decimal

import pytest
from tests.demo.conftest import DAY
from tests.demo.test_loading import SMALL

from quarterdeck.calendar import Period, Span, pinned_today
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.score import scores
from quarterdeck.dashboards.reader import reader_for
from quarterdeck.demo import loading, planned, recovering, reviewed
from quarterdeck.demo.cast import CAST
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.home import Home
from quarterdeck.kpis import ask
from quarterdeck.plans.models import Plan
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.models import GetWell, Review

pytestmark = pytest.mark.django_db


def test_every_kind_of_plan_is_there_and_the_signed_ones_are_targets(tmp_path):
    home = Home(tmp_path)
    home.make()
    with pinned_today(DAY):
        loading.load(home, size=SMALL)
        planned.draw_up(home)
        planned.draw_up(home)  # once more changes nothing
        running, following, *others = Plan.objects.order_by("pk")
        assert (running.partner_id, running.state, running.unpublished) == ("P-001", "signed", "")
        assert running.begins <= DAY <= running.ends
        assert running.versions.get().signatures.count() == 2
        assert (following.partner_id, following.state, following.turn) == ("P-001", "proposed", "partner")
        assert following.begins > running.ends
        assert [plan.state for plan in others] == ["signed", "draft"]
        promised = Commitment.objects.filter(source=running.key)
        assert promised.count() == len(running.versions.get().value.promises) > 0
        scored = scores(promised)
        assert (str(scored["partner"].rate), str(scored["vendor"].rate)) == ("1", "0.5")
        for one in Commitment.objects.exclude(owner__side="vendor").select_related("owner"):
            assert one.owner.roles.get().partner_id == one.partner_id
        mia = Person.objects.get(email=CAST["partner manager"])
        reader = reader_for(mia, scope_of(mia), get_vendor(), home)
        months = (running.begins, running.ends)
        first, last = (Period.containing(day, "month", reader.vendor.calendar) for day in months)
        answer = ask(
            reader.snapshot, reader.scope, ("target",), where={"partner": ["P-001"]},
            period=Span(first, last), basis="plan", today=DAY, currency=running.currency,
        )  # fmt: skip
        said = running.versions.get().value
        assert said.total > Decimal(0)
        assert answer.figures[0].value == said.total
        reviewed.review(home)
        reviewed.review(home)
        closed, shared = Review.objects.order_by("pk")
        assert (closed.quarter < shared.quarter, closed.state, shared.state) == (True, "closed", "open")
        kept = Facts.model_validate(closed.facts)
        assert kept.digest == closed.digest
        assert kept.back.total.actual > 0
        assert {one.side for one in closed.acknowledgements.all()} == {"vendor", "partner"}
        states = Commitment.objects.filter(source=closed.key).order_by("part").values_list("state", flat=True)
        assert list(states) == ["kept", "open", "open", "open"]
        recovering.begin_getwell(home)
        recovering.begin_getwell(home)
        getwell = GetWell.objects.get()
        assert (getwell.partner_id, getwell.state) == ("P-001", "open")
        assert [bool(one.noted_on) for one in getwell.checks.all()] == [True, False, False]
        assert getwell.checks.filter(noted_on=None, day__lte=DAY).count() == 1
        promised = Commitment.objects.filter(source=getwell.key)
        assert {one.side for one in promised} == {"vendor", "partner"}
