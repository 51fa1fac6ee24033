"""A plan as the beginning of another: of the years after it, or with another partner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from quarterdeck.calendar import YEAR, FiscalCalendar, Period
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


@dataclass(frozen=True, slots=True)
class Copying:
    """A plan that is copied for `partner`, with whom there are the `standing` plans already."""

    reader: Reader
    plan: Plan
    partner: Partner
    content: Content
    standing: Sequence[Plan]

    @property
    def another(self) -> bool:
        """Whether that is not the partner that the plan is with."""
        return self.partner.key != self.plan.partner_id

    @property
    def calendar(self) -> FiscalCalendar:
        return self.reader.snapshot.calendar


@require_http_methods(["GET", "HEAD", "POST"])
@vendor_only
@asks_figures
def plan_copy(request: Request, reader: Reader, plan: Plan) -> HttpResponseBase:
    """What shall go on, or begin with somebody else? Posting again shows, `do` makes the plan."""
    partner = get_partner(reader.scope, request.GET.get("partner") or plan.partner_id)
    content, standing = selectors.current(reader.scope, plan), standing_plans(reader.scope, partner)
    copying = Copying(reader, plan, partner, content, standing)
    form, known, made = _copied(request, copying)
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
        "another": copying.another,
        "form": form,
        "known": known,
        "content": made,
        "span": span_of(made, copying.calendar),
        **_compared(copying, known, made),
        "notices": notices.notices(known, made.length, standing),
        "growth_said": notices.growth_said(known) if copying.another else "",
        "grown": form.wishes["months"] == GROWN,
        **_others(request, plan),
    }
    return render(request, "plans/copy.html", context, status=422 if doing else 200)


def _copied(request: Request, copying: Copying) -> tuple[CopyForm, Known, Content]:
    """The form, what is known about the partner, and the content that follows."""
    calendar, another, content = copying.calendar, copying.another, copying.content
    initial = {"months": GROWN, "length": _length(content)}
    form = CopyForm(_begin(copying), request.POST or None, another=another, initial=initial)
    wishes = form.wishes
    known = known_of(
        copying.reader, copying.partner, Period.parse(wishes["begins"], calendar), wishes["currency"]
    )
    form.initial["growth"] = suggested_growth(known) if another else own_growth(content)
    wishes = form.wishes
    rate = None if wishes["months"] == EMPTY else wishes["growth"] / 100
    if another:
        return form, known, for_partner(content, known, wishes["length"], rate)
    if rate is None:
        return form, known, moved(content, known.begins, wishes["length"], calendar)
    return form, known, carried_on(content, known.begins, wishes["length"], rate, calendar)


def _compared(copying: Copying, known: Known, made: Content) -> dict[str, Any]:
    """The lines beside the year that they grow from."""
    calendar = copying.calendar
    if copying.another:
        said = pgettext("period", "Last year") if known.sold else ""
        return {
            "before": said,
            "proposal": proposal_of(made, sold_before(known, made), known.total, calendar),
        }
    before = planned_before(copying.content)
    whole = sum(before.values(), Decimal(0))
    return {"before": _("The plan's last year"), "proposal": proposal_of(made, before, whole, calendar)}


def _begin(copying: Copying) -> Begin:
    """After the plan for its own partner; for another as any new plan of theirs."""
    reader, calendar = copying.reader, copying.calendar
    begin = begin_of(copying.partner, reader.vendor.currency, copying.standing, calendar, reader.today)
    if copying.another:
        return begin
    after = months_of(copying.content, calendar)[-1].shift(1)
    months = sorted({*begin.months, *(after.shift(number) for number in range(-YEAR, YEAR + 1))})
    return replace(begin, months=months, usual=after, currencies=(copying.content.currency,))


def _length(content: Content) -> int:
    return content.length if content.length in HORIZONS else HORIZONS[-1]


def _others(request: Request, plan: Plan) -> dict[str, Any]:
    """Partners of that name to copy it to."""
    text = request.GET.get("q", "").strip()
    found = Partner.objects.visible_to(request.scope).exclude(pk=plan.partner_id).order_by("name", "key")
    return {"text": text, "others": list(found.filter(name__icontains=text)[:PARTNERS]) if text else []}
