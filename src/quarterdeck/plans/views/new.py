"""A new plan: everything is proposed, and made with one press."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks
from quarterdeck.directory.access import vendor_only
from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.kpis.book import book_of
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import Plan
from quarterdeck.plans.pages.starting import proposal_of, sold_before, span_of
from quarterdeck.plans.services.making import make
from quarterdeck.plans.starting import notices
from quarterdeck.plans.starting.defaults import begin_of, last_plan, standing_plans
from quarterdeck.plans.starting.form import BeginForm, LinesForm
from quarterdeck.plans.starting.known import Known, known_of
from quarterdeck.plans.starting.proposal import Source, first_kind, proposed, source_of, wished
from quarterdeck.plans.views.which_partner import which_partner


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen so far, and the draft that follows from it."""

    known: Known
    begin: BeginForm
    lines: LinesForm
    standing: list[Plan]
    content: Content

    @property
    def right(self) -> bool:
        return self.begin.is_valid() and self.lines.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
@vendor_only
@asks
def plan_new(request: Request, reader: Reader) -> HttpResponseBase:
    """What will we sell with this partner in the next years? Posting again shows, `do` makes the plan."""
    if not request.GET.get("partner"):
        return which_partner(request, "plans/new_with.html")
    partner = get_partner(reader.scope, request.GET["partner"])
    asked = _asked(request, reader, partner)
    making = request.method == "POST" and "do" in request.POST
    if making and asked.right:
        made_from = asked.lines.wishes["source"]
        plan = make(actor=reader.person, partner=partner, content=asked.content, made_from=made_from)
        messages.success(request, _("The plan is drafted. Nobody of %s sees it yet.") % partner.name)
        return redirect("plan", plan.pk)
    status = 422 if making else 200
    return render(request, "plans/new.html", _context(request, reader, asked), status=status)


def _asked(request: Request, reader: Reader, partner: Partner) -> Asked:
    data = request.POST or None
    calendar = reader.snapshot.calendar
    standing, last = standing_plans(reader.scope, partner), last_plan(reader.scope, partner)
    begin = begin_of(partner, reader.vendor.currency, standing, calendar, reader.today)
    when = BeginForm(begin, data)
    chosen = when.cleaned_data if when.is_bound and when.is_valid() else begin.initial
    known = known_of(reader, partner, Period.parse(chosen["begins"], calendar), chosen["currency"])
    lines = _lines_form(data, reader, known, last)
    source = _source(reader, partner, lines.wishes["source"])
    content = proposed(known, lines.wishes, chosen["length"], source)
    return Asked(known, when, lines, standing, content)


def _lines_form(data: Any, reader: Reader, known: Known, last: Plan | None) -> LinesForm:  # noqa: ANN401 (POST)
    families = sorted(book_of(reader.snapshot).product_column("family"))
    form = LinesForm(data, initial={}, partner=known.partner, last=last, families=families, sold=known.sold)
    form.initial = wished(known, first_kind(known), form.first_source)
    return form


def _source(reader: Reader, partner: Partner, key: str) -> Source:
    try:
        return source_of(reader.scope, partner, key)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _context(request: Request, reader: Reader, asked: Asked) -> dict[str, Any]:
    known, content = asked.known, asked.content
    return {
        "section": "plans",
        "reader": reader,
        "partner": known.partner,
        "known": known,
        "begin": asked.begin,
        "lines": asked.lines,
        "way": asked.lines.wishes["way"],
        "content": content,
        "before": pgettext("period", "Last year") if known.sold else "",
        "span": span_of(content, reader.snapshot.calendar),
        "proposal": proposal_of(content, sold_before(known, content), known.total, reader.snapshot.calendar),
        "notices": notices.notices(known, content.length, asked.standing),
        "growth_said": notices.growth_said(known),
        "base_said": notices.base_said(known),
        "one_offs_said": notices.one_offs_said(known),
        "currency_said": notices.currency_said(known, reader.vendor.currency),
        "drafted": any(plan.state != Plan.State.SIGNED for plan in asked.standing),
        "wrong": request.method == "POST" and not asked.right,
    }
