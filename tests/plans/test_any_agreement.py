"""Whatever two people do with two plans of one partner: totals, versions, signatures and days hold."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.plans.made import full_content, plan_of
from tests.plans.test_any_sequence import EDIT, KNOWN

from quarterdeck.audit.models import Entry
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans import edits, selectors
from quarterdeck.plans.content import digest_of
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.publishing import rows_of
from quarterdeck.plans.services import agreeing, editing, ending
from quarterdeck.plans.services.signing import sign

CALENDAR = FiscalCalendar()
Act = Callable[[Person, Plan, Plan], object]


def _edit(request: dict) -> Act:
    def does(actor: Person, plan: Plan, _other: Plan) -> object:
        draft = selectors.drafted(scope_of(actor), plan)
        if draft is None:
            raise PlanError
        asked = edits.parse(request)
        return editing.edit(actor=actor, draft=draft, revision=draft.revision, request=asked, known=KNOWN)

    return does


def _undo(actor: Person, plan: Plan, _other: Plan) -> object:
    draft = selectors.drafted(scope_of(actor), plan)
    if draft is None:
        raise PlanError
    return editing.undo(actor=actor, draft=draft)


def _propose(actor: Person, plan: Plan, other: Plan) -> object:
    return agreeing.propose(actor=actor, plan=plan, reason="So.", ending=[other.pk])


def _sign(actor: Person, plan: Plan, other: Plan) -> object:
    waiting = selectors.proposed(plan)
    digest = waiting.digest if waiting else ""
    return sign(actor=actor, plan=plan, digest=digest, address="192.0.2.1", ending=[other.pk])


def _end(actor: Person, plan: Plan, _other: Plan) -> object:
    return ending.end(actor=actor, plan=plan, on=date(2028, 2, 10), reason="Enough.")


ACTS = {
    "propose": _propose,
    "sign": _sign,
    "counter": lambda actor, plan, _other: agreeing.counter(actor=actor, plan=plan),
    "withdraw": lambda actor, plan, _other: agreeing.withdraw(actor=actor, plan=plan),
    "amend": lambda actor, plan, _other: agreeing.amend(actor=actor, plan=plan),
    "discard": lambda actor, plan, _other: agreeing.discard(actor=actor, plan=plan),
    "share": lambda actor, plan, _other: agreeing.share(actor=actor, plan=plan),
    "undo": _undo,
    "end": _end,
}
OFTEN = ["propose", "sign", "sign", "amend", "counter"]
DEED = st.one_of(EDIT.map(_edit), st.sampled_from([*OFTEN, *ACTS]).map(lambda name: ACTS[name]))
STEP = st.tuples(st.sampled_from(["manager", "executive"]), st.sampled_from([0, 0, 1]), DEED)

SIGNED = (("manager", 0, _propose), ("executive", 0, _sign), ("manager", 0, _sign))
"""Both have signed the first plan; here the vendor has begun to amend it, too."""
AMENDED = (
    *SIGNED,
    ("manager", 0, ACTS["amend"]),
    ("manager", 0, _edit({"kind": "cells", "cells": [{"line": "l1", "month": 3, "amount": "7.77"}]})),
)


def test_whatever_is_done_the_books_are_right(cast: Cast):
    @settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from([(), SIGNED, AMENDED]), st.lists(STEP, min_size=2, max_size=8))
    def holds(begun, steps) -> None:
        with transaction.atomic():
            plans = [
                plan_of(cast.manager, full_content(2, 24)),
                plan_of(cast.manager, full_content(1, 24).model_copy(update={"begins": "2028-01"})),
            ]
            kept: dict[int, str] = {}
            for who, which, deed in (*begun, *steps):
                if _did(lambda: deed(getattr(cast, who), plans[which], plans[1 - which])):  # noqa: B023
                    _check(kept)
            transaction.set_rollback(True)

    holds()


def _did(deed: Callable[[], object]) -> bool:
    """Whether it was not refused; what is leaves no trace."""
    before = Entry.objects.count()
    try:
        with transaction.atomic():
            deed()
    except PlanError:
        assert Entry.objects.count() == before
        return False
    return True


def _check(kept: dict[int, str]) -> None:
    """`kept` are the digests of every version that was ever put forward."""
    for version in Version.objects.prefetch_related("signatures"):
        assert version.intact
        assert kept.setdefault(version.pk, digest_of(version.content)) == version.digest
        _adds_up(version)
    for plan in Plan.objects.all():
        for draft in plan.drafts.all():
            _adds_up(draft)
        states = list(plan.versions.values_list("state", flat=True))
        assert max(states.count("signed"), states.count("proposed")) <= 1
        both = selectors.in_force(plan)
        assert (both is not None) == (plan.state in (Plan.State.SIGNED, Plan.State.ENDED))
        assert both is None or both.signatures.count() == 2
        _is_published_as_signed(plan)
    _never_two_at_once()


def _adds_up(said) -> None:
    cells = sum((amount for line in said.value.lines for amount in line.months), Decimal(0))
    assert said.value.total == cells


def _is_published_as_signed(plan: Plan) -> None:
    both = selectors.in_force(plan)
    rows = rows_of(plan, CALENDAR)
    assert len({row.target for row in rows}) == len(rows)
    if both and not plan.ended_on:
        assert sum(Decimal(row.amount) for row in rows) == both.value.total
    elif both:
        late = [row for row in rows if row.date > plan.ended_on.isoformat()]
        assert not any(Decimal(row.amount) for row in late)


def _never_two_at_once() -> None:
    held = [plan for plan in Plan.objects.all() if selectors.in_force(plan)]
    days = sorted((plan.begins, plan.last_day) for plan in held if plan.last_day >= plan.begins)
    assert all(one[1] < following[0] for one, following in pairwise(days))
