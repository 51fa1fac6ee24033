"""Work on plans by a program: what its person may do on pages, but for the signature."""

import json
from typing import Any

from quarterdeck import money
from quarterdeck.api.problems import FORBIDDEN, INVALID, ProblemError
from quarterdeck.api.reads.plans import find
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import Known, Request
from quarterdeck.plans.edits.request import LARGEST
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.services import editing
from quarterdeck.plans.services.editing import Edited
from quarterdeck.plans.services.making import make

NEEDS_THE_PERSON = (
    "A signature needs the person: nobody signs by a token. Sign on the plan's page, /plans/{number}/."
)


def new_plan(person: Person, scope: Scope, partner: Partner, content: Content) -> Plan:
    """A first draft. Raises ProblemError for a partner's people, another currency, and amounts that cannot
    be paid.
    """
    if not scope.internal:
        raise ProblemError(FORBIDDEN, "Only the vendor's people begin a plan.")
    currencies = {get_vendor().currency, partner.currency} - {""}
    if content.currency not in currencies:
        raise ProblemError(INVALID, f"A plan with {partner.name} is in {' or '.join(sorted(currencies))}.")
    for line in content.lines:
        if any(month >= LARGEST or money.rounded(month, content.currency) != month for month in line.months):
            raise ProblemError(
                INVALID, f"A month of '{line.name}' is too large, or no amount in {content.currency}."
            )
    return make(actor=person, partner=partner, content=content, made_from="program")


def changed(
    person: Person,
    scope: Scope,
    draft: Draft,
    request: Request,
    *,
    revision: int,
    anyway: bool,
    known: Known,
) -> Edited:
    """The draft after an edit. Raises ConflictError where somebody else came first, EditError, PlanError."""
    if not selectors.may_draft(scope, draft.plan):
        raise ProblemError(FORBIDDEN, "Your role reads this plan, and does not change it.")
    return editing.edit(
        actor=person,
        draft=draft,
        revision=revision,
        request=request,
        known=known,
        anyway=anyway,
        scope=scope,
    )


def binding(person: Person, scope: Scope, number: int) -> Plan:
    """The plan, for somebody whose role binds their company. Raises Http404 and ProblemError."""
    plan = find(scope, number)
    if not selectors.may_sign(person, scope, plan):
        raise ProblemError(FORBIDDEN, "Your role does not put plans with this partner forward.")
    return plan


def read_leaf(text: str | None) -> object:
    """What is kept as JSON text; None where it was not, or is no more."""
    return None if text is None else json.loads(text)


def clashes_of(error: Any) -> list[dict[str, Any]]:  # noqa: ANN401 (a handler's)
    """What somebody else changed first, cell by cell."""
    return [
        {
            "field": one.path,
            "message": f"{one.who} came first.",
            "at": one.at.isoformat(),
            "theirs": read_leaf(one.theirs),
            "yours": read_leaf(one.mine),
        }
        for one in error.clashes
    ]
