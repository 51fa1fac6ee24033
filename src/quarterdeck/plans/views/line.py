"""One line of a plan, edited as a form: for who has no scripts, a small screen, or only this line in mind."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.calendar import YEAR
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.request import Request, whole
from quarterdeck.plans import edits, selectors
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.known import known_for
from quarterdeck.plans.known_shapes import known_shapes
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.pages.line import LineForm
from quarterdeck.plans.pages.offers import offers
from quarterdeck.plans.services import editing
from quarterdeck.plans.typed import amount
from quarterdeck.plans.views.door import asks_figures, of_plan, writes_plan
from quarterdeck.plans.views.editing import REFUSED
from quarterdeck.plans.views.sent import sent_revision
from quarterdeck.wording import number_locale

Asked = Callable[[Request, Content, Line], dict[str, Any]]


@require_http_methods(["GET", "HEAD", "POST"])
@of_plan
def plan_line(request: Request, plan: Plan, key: str) -> HttpResponseBase:
    """What will be sold of this, month by month?"""
    draft, content, line = _of(request, plan, key)
    if request.method != "POST":
        return _page(request, plan, draft, LineForm(content, line, request.vendor.calendar))
    form = LineForm(content, line, request.vendor.calendar, request.POST.dict())
    months = form.changed()
    if form.is_wrong:
        return _page(request, plan, draft, form, error=_("Some months are no amounts yet."))
    cells = [{"line": key, "month": month, "amount": value} for month, value in months.items()]
    try:
        if cells:
            _edit(request, draft, {"kind": "cells", "cells": cells})
    except PlanError as error:
        return _page(request, plan, draft, form, error=str(error))
    messages.success(request, _("Saved."))
    return redirect("plan_line", plan.pk, key)


@require_http_methods(["GET", "HEAD", "POST"])
@asks_figures
def plan_line_new(request: Request, reader: Reader, plan: Plan) -> HttpResponseBase:
    """What else will be sold?"""
    draft = _draft(request, plan)
    error = ""
    if request.method == "POST":
        try:
            _edit(request, draft, _added(request, reader, draft))
            return redirect("plan", plan.pk)
        except PlanError as refused:
            error = str(refused)
    groups = offers(reader, draft.value)
    context = {"section": "plans", "plan": plan, "draft": draft, "groups": groups, "error": error}
    return render(request, "plans/line_new.html", context, status=REFUSED if error else 200)


def _acts(asked: Asked) -> Callable[..., HttpResponseBase]:
    """A view of one kind of edit; what is refused is said on the line's page."""

    @writes_plan
    def view(request: Request, plan: Plan, key: str) -> HttpResponseBase:
        draft, content, line = _of(request, plan, key)
        try:
            _edit(request, draft, asked(request, content, line))
        except PlanError as error:
            form = LineForm(content, line, request.vendor.calendar)
            return _page(request, plan, draft, form, error=str(error))
        messages.success(request, _("Saved."))
        there = selectors.drafted(request.scope, plan)
        gone = there is None or all(one.key != key for one in there.value.lines)
        return redirect("plan", plan.pk) if gone else redirect("plan_line", plan.pk, key)

    return view


@_acts
def plan_line_way(request: Request, content: Content, line: Line) -> dict[str, Any]:
    given = request.POST
    way = {
        "method": given.get("method", ""),
        "growth": [_percent(part) for part in given.get("growth", "").split(";") if part.strip()],
        "cleaned": given.get("cleaned") == "yes",
        "shape": given.get("shape", ""),
        "annual": [_amount(part, content) for part in given.get("annual", "").split(";") if part.strip()],
    }
    return {"kind": "way", "lines": [line.key], "way": way}


@_acts
def plan_line_spread(request: Request, content: Content, line: Line) -> dict[str, Any]:
    year = whole(request.POST.get("year", "")) or 1
    first = (year - 1) * YEAR if year <= 5 else 0
    return {
        "kind": "spread",
        "lines": [line.key],
        "first": first,
        "last": min(first + YEAR - 1, content.length - 1),
        "amount": _amount(request.POST.get("amount", ""), content),
        "by": request.POST.get("by", ""),
    }


@_acts
def plan_line_locks(request: Request, content: Content, line: Line) -> dict[str, Any]:  # noqa: ARG001 (an Asked)
    return {
        "kind": "lock",
        "lines": [line.key],
        "months": [month for sent in request.POST.getlist("month") if (month := whole(sent)) is not None],
        "locked": request.POST.get("locked") != "no",
    }


@_acts
def plan_line_name(request: Request, content: Content, line: Line) -> dict[str, Any]:  # noqa: ARG001 (an Asked)
    return {"kind": "rename", "line": line.key, "name": request.POST.get("name", "").strip()}


@_acts
def plan_line_place(request: Request, content: Content, line: Line) -> dict[str, Any]:
    """One place up or down."""
    step = 1 if request.POST.get("to") == "down" else -1
    keys = [one.key for one in content.lines]
    place = min(max(keys.index(line.key) + step, 0), len(keys) - 1)
    return {"kind": "move", "line": line.key, "to": keys[place]}


@_acts
def plan_line_removal(request: Request, content: Content, line: Line) -> dict[str, Any]:  # noqa: ARG001 (an Asked)
    return {"kind": "remove", "lines": [line.key]}


def _draft(request: Request, plan: Plan) -> Draft:
    """The chosen draft, for who may change it. Nobody else has this page."""
    draft = selectors.drafted(request.scope, plan)
    if draft is None:
        raise Http404
    if not selectors.may_draft(request.scope, plan):
        raise PermissionDenied
    return draft


def _of(request: Request, plan: Plan, key: str) -> tuple[Draft, Content, Line]:
    draft = _draft(request, plan)
    content = draft.value
    try:
        return draft, content, content.line(key)
    except KeyError as error:
        raise Http404 from error


def _edit(request: Request, draft: Draft, asked: dict[str, Any]) -> None:
    editing.edit(
        actor=request.user,
        scope=request.scope,
        draft=draft,
        revision=sent_revision(request, draft),
        request=edits.parse(asked),
        known=known_for(request, draft.plan, draft.value),
        anyway=request.POST.get("anyway") == "yes",
    )


def _page(request: Request, plan: Plan, draft: Draft, form: LineForm, *, error: str = "") -> HttpResponseBase:
    context = {
        "section": "plans",
        "plan": plan,
        "draft": draft,
        "form": form,
        "line": form.line,
        "shapes": known_shapes(),
        "sent": request.POST,
        "error": error,
    }
    return render(request, "plans/line.html", context, status=REFUSED if error else 200)


def _added(request: Request, reader: Reader, draft: Draft) -> dict[str, Any]:
    wanted = request.POST.get("sold", "")
    for _label, group in offers(reader, draft.value):
        for offer in group:
            if offer.value == wanted:
                return {"kind": "add", "of": offer.kind, "sold": offer.sold, "name": offer.name}
    raise PlanError(_("Choose what will be sold."))


def _amount(text: str, content: Content) -> Decimal:
    return amount(text, content.currency, number_locale())


def _percent(text: str) -> Decimal:
    """A rate as a part of one; it may be below zero."""
    bare = text.strip().removesuffix("%").strip()
    sign = -1 if bare.startswith(("-", "\u2212")) else 1
    return sign * amount(bare.lstrip("-\u2212"), "EUR", number_locale()) / 100
