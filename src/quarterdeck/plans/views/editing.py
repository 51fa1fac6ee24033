"""An edit as the sheet in the browser sends it, and what it is answered: what is true now, in JSON."""

import json
from collections.abc import Callable
from typing import Any

from django.http import JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.directory.request import Request
from quarterdeck.plans import edits, selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import EditError
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.known import known_for
from quarterdeck.plans.known_shapes import known_shapes
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.months import months_of
from quarterdeck.plans.pages.earning.words import headline
from quarterdeck.plans.pages.grid import Grid, WayWords, minors
from quarterdeck.plans.profit import forecast
from quarterdeck.plans.services import editing
from quarterdeck.plans.services.clashes import ConflictError
from quarterdeck.plans.services.editing import Edited
from quarterdeck.plans.views.door import reads_plan, writes_plan

CONFLICT, REFUSED = 409, 422
ANEW = ("lines", "lines.#", "begins", "length", "currency")
"""What changes which cells the sheet has."""
Act = Callable[[Request, Draft, dict[str, Any]], Edited]


@reads_plan
def plan_grid(request: Request, plan: Plan) -> HttpResponseBase:
    """The sheet by itself, for a page whose lines are others now."""
    return render(request, "plans/lines.html", {"plan": plan, **grid_context(request, plan)})


def grid_context(request: Request, plan: Plan) -> dict[str, Any]:
    """What the sheet is shown with; `draft` is None where nothing may be changed by this person now."""
    draft = selectors.drafted(request.scope, plan)
    content = selectors.said_in(plan, draft)
    may = draft is not None and selectors.may_draft(request.scope, plan)
    return {
        "content": content,
        "grid": Grid(content, request.vendor.calendar),
        "headline": headline(forecast(content), months_of(content, request.vendor.calendar)),
        "draft": draft if may else None,
        "shapes": known_shapes() if may else (),
    }


def _answers(act: Act) -> Callable[..., HttpResponseBase]:
    """A view that does what the JSON of the request asks for, and says what is true afterwards."""

    @writes_plan
    def view(request: Request, plan: Plan) -> HttpResponseBase:
        try:
            given = _given(request)
            draft = _draft(request, plan, given)
            return JsonResponse(_answer(act(request, draft, given), request.vendor.calendar))
        except ConflictError as error:
            return JsonResponse(_conflict(error), status=CONFLICT)
        except EditError as error:
            refused = {"error": str(error), "line": error.line, "month": error.month}
            return JsonResponse(refused, status=REFUSED)
        except PlanError as error:
            return JsonResponse({"error": str(error)}, status=REFUSED)

    return view


@_answers
def plan_edits(request: Request, draft: Draft, given: dict[str, Any]) -> Edited:
    return editing.edit(
        actor=request.user,
        scope=request.scope,
        draft=draft,
        revision=_revision(given),
        request=edits.parse(given.get("edit")),
        known=known_for(request, draft.plan, draft.value),
        anyway=given.get("anyway") is True,
    )


@_answers
def plan_undo(request: Request, draft: Draft, given: dict[str, Any]) -> Edited:  # noqa: ARG001 (an Act)
    return editing.undo(actor=request.user, draft=draft, scope=request.scope)


@_answers
def plan_redo(request: Request, draft: Draft, given: dict[str, Any]) -> Edited:  # noqa: ARG001 (an Act)
    return editing.redo(actor=request.user, draft=draft, scope=request.scope)


def _given(request: Request) -> dict[str, Any]:
    try:
        given = json.loads(request.body or b"{}")
    except ValueError as error:
        raise EditError(_("This is no edit of a plan.")) from error
    return given if isinstance(given, dict) else {}


def _draft(request: Request, plan: Plan, given: dict[str, Any]) -> Draft:
    """The draft that is named, else the chosen one. Raises PlanError."""
    number = given.get("draft")
    if number is None:
        found = selectors.drafted(request.scope, plan)
    else:
        found = selectors.drafts_of(request.scope, plan).filter(pk=number if _is_key(number) else 0).first()
    if found is None:
        raise PlanError(_("This draft cannot be changed now."))
    return found


def _is_key(number: object) -> bool:
    return isinstance(number, int) and 0 < number < 2**63


def _revision(given: dict[str, Any]) -> int:
    revision = given.get("revision")
    return revision if isinstance(revision, int) and 0 <= revision < 2**31 else 0


def _answer(edited: Edited, calendar: FiscalCalendar) -> dict[str, Any]:
    paths = {change.path for change in edited.made}
    paths |= {path for one in edited.newer for path, _before, _after in one.changes}
    others = sorted({one.actor.name for one in edited.newer if one.actor_id != edited.actor.pk})
    return {
        "revision": edited.draft.revision,
        "changed": bool(edited.made),
        "anew": any(path in ANEW or path.endswith(".name") for path in paths),
        "others": others,
        "headline": headline(forecast(edited.content), months_of(edited.content, calendar)),
        **_truth(edited.content, paths),
    }


def _truth(content: Content, paths: set[str]) -> dict[str, Any]:
    """Each line of which something changed as it is now, and what all add up to; in the smallest coin."""
    digits, words = money.decimals(content.currency), WayWords(content)
    touched = {path.split(".")[1] for path in paths if path.startswith("lines.")}
    return {
        "lines": [
            {
                "key": line.key,
                "months": [str(minor) for minor in minors(line.months, digits)],
                "locked": list(line.locked),
                "way": words.of(line),
            }
            for line in content.lines
            if line.key in touched
        ],
        "total": str(minors([content.total], digits)[0]),
    }


def _conflict(error: ConflictError) -> dict[str, Any]:
    paths = {clash.path for clash in error.clashes}
    return {"error": str(error), "final": error.final, **_truth(error.content, paths)}
