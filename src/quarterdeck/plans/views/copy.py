"""A plan as the beginning of another: of the years after it, or with another partner."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.access import vendor_only
from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.plans import selectors
from quarterdeck.plans.carrying import moved
from quarterdeck.plans.content import HORIZONS, Content
from quarterdeck.plans.models import Plan
from quarterdeck.plans.months import months_of
from quarterdeck.plans.pages.starting import planned_before, proposal_of, sold_before, span_of
from quarterdeck.plans.services.making import make
from quarterdeck.plans.starting import notices
from quarterdeck.plans.starting.copy_form import EMPTY, GROWN, CopyForm
from quarterdeck.plans.starting.copying import carried_on, for_partner
from quarterdeck.plans.starting.defaults import Begin, begin_of, standing_plans
from quarterdeck.plans.starting.growing import own_growth, suggested_growth
from quarterdeck.plans.starting.known import Known, known_of
from quarterdeck.plans.views.door import asks_figures

PARTNERS = 20


@require_http_methods(["GET", "HEAD", "POST"])
@vendor_only
@asks_figures
def plan_copy(request: Request, reader: Reader, plan: Plan) -> HttpResponseBase:
    """What shall go on, or begin with somebody else? Posting again shows, `do` makes the plan."""
    partner = get_partner(reader.scope, request.GET.get("partner") or plan.partner_id)
    content = selectors.current(reader.scope, plan)
    form, known, made = _copied(request, reader, plan, partner, content)
    doing = request.method == "POST" and "do" in request.POST
    if doing and form.is_valid():
        new = make(actor=reader.person, partner=partner, content=made, made_from=plan.key)
        messages.success(request, _("The plan is drafted. Nobody of %s sees it yet.") % partner.name)
        return redirect("plan", new.pk)
    context = {
        "section": "plans",
        "reader": reader,
        "plan": plan,
        "partner": partner,
        "another": partner.key != plan.partner_id,
        "form": form,
        "known": known,
        "content": made,
        "span": span_of(made, reader.snapshot.calendar),
        **_compared(reader, known, content, made, another=partner.key != plan.partner_id),
        "notices": notices.notices(known, made.length, standing_plans(reader.scope, partner)),
        "growth_said": notices.growth_said(known) if partner.key != plan.partner_id else "",
        "grown": form.wishes["months"] == GROWN,
        **_others(request, plan),
    }
    return render(request, "plans/copy.html", context, status=422 if doing else 200)


def _copied(
    request: Request, reader: Reader, plan: Plan, partner: Partner, content: Content
) -> tuple[CopyForm, Known, Content]:
    """The form, what is known about the partner, and the content that follows."""
    calendar, another = reader.snapshot.calendar, partner.key != plan.partner_id
    begin = _begin(reader, plan, partner, content)
    form = CopyForm(
        begin, request.POST or None, another=another, initial={"months": GROWN, "length": _length(content)}
    )
    wishes = form.wishes
    known = known_of(reader, partner, Period.parse(wishes["begins"], calendar), wishes["currency"])
    form.initial["growth"] = suggested_growth(known) if another else own_growth(content)
    wishes = form.wishes
    rate = None if wishes["months"] == EMPTY else wishes["growth"] / 100
    if another:
        return form, known, for_partner(content, known, wishes["length"], rate)
    if rate is None:
        return form, known, moved(content, known.begins, wishes["length"], calendar)
    return form, known, carried_on(content, known.begins, wishes["length"], rate, calendar)


def _compared(
    reader: Reader, known: Known, content: Content, made: Content, *, another: bool
) -> dict[str, Any]:
    """The lines beside the year that they grow from."""
    calendar = reader.snapshot.calendar
    if another:
        said = pgettext("period", "Last year") if known.sold else ""
        return {
            "before": said,
            "proposal": proposal_of(made, sold_before(known, made), known.total, calendar),
        }
    before = planned_before(content)
    whole = sum(before.values(), Decimal(0))
    return {"before": _("The plan's last year"), "proposal": proposal_of(made, before, whole, calendar)}


def _begin(reader: Reader, plan: Plan, partner: Partner, content: Content) -> Begin:
    """After the plan for its own partner; for another as any new plan of theirs."""
    calendar = reader.snapshot.calendar
    standing = standing_plans(reader.scope, partner)
    begin = begin_of(partner, reader.vendor.currency, standing, calendar, reader.today)
    if partner.key != plan.partner_id:
        return begin
    after = months_of(content, calendar)[-1].shift(1)
    months = sorted({*begin.months, *(after.shift(number) for number in range(-12, 13))})
    return replace(begin, months=months, usual=after, currencies=(content.currency,))


def _length(content: Content) -> int:
    return content.length if content.length in HORIZONS else HORIZONS[-1]


def _others(request: Request, plan: Plan) -> dict[str, Any]:
    """Partners of that name to copy it to."""
    text = request.GET.get("q", "").strip()
    found = Partner.objects.visible_to(request.scope).exclude(pk=plan.partner_id).order_by("name", "key")
    return {"text": text, "others": list(found.filter(name__icontains=text)[:PARTNERS]) if text else []}
