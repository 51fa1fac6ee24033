"""What a new product would mean for a partner. Nothing is kept, unless it becomes a part of a plan."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.calendar import Period
from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks, reads
from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request, whole
from quarterdeck.directory.selectors import get_partner
from quarterdeck.kpis.book import book_of
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.launching.content import launched
from quarterdeck.plans.launching.defaults import currency_of, defaults, last_content
from quarterdeck.plans.launching.form import LaunchForm
from quarterdeck.plans.models import Plan
from quarterdeck.plans.pages.earning.page import EarningPage
from quarterdeck.plans.profit.bench import people, service_days
from quarterdeck.plans.services import launching
from quarterdeck.plans.services.making import make
from quarterdeck.plans.views.which_partner import which_partner

AHEAD = 24
PRODUCTS = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """A launch: what was said of it, and the content that follows; None where something is wrong."""

    partner: Partner
    form: LaunchForm
    name: str
    content: Content | None


@reads
def launch(request: Request, reader: Reader) -> HttpResponseBase:
    """What would this new product mean for this partner?"""
    if reader.scope.internal and not request.GET.get("partner"):
        return which_partner(request, "plans/earning/launch_with.html")
    asked = _asked(reader, request.GET)
    template = "launch_result" if request.htmx else "launch"  # who changes a field keeps the form
    return render(request, f"plans/earning/{template}.html", _context(reader, asked))


@require_POST
@asks
def line(request: Request, reader: Reader) -> HttpResponseBase:
    """The launch becomes a line of the draft of `plan`; without one, a plan of its own."""
    asked = _asked(reader, request.POST)
    if not _may_draft(reader, asked.partner):
        raise PermissionDenied
    if asked.content is None:
        context = _context(reader, asked)
        return render(request, "plans/earning/launch.html", context, status=422)
    try:
        plan = _kept(request, reader, asked, asked.content)
    except PlanError as error:
        context = _context(reader, asked) | {"error": str(error)}
        return render(request, "plans/earning/launch.html", context, status=422)
    messages.success(request, _("%(name)s is in the plan.") % {"name": asked.name})
    return redirect("plan", plan.pk)


def _kept(request: Request, reader: Reader, asked: Asked, content: Content) -> Plan:
    number = request.POST.get("plan", "")
    if not number:
        return make(actor=reader.person, partner=asked.partner, content=content, made_from="launch")
    plans = selectors.visible(reader.scope).filter(partner=asked.partner)
    plan: Plan = get_object_or_404(plans, pk=whole(number))
    draft = selectors.drafted(reader.scope, plan)
    if draft is None:
        raise PlanError(_("This plan is not being drafted now."))
    launching.add(actor=reader.person, scope=reader.scope, draft=draft, launch=content)
    return plan


def _asked(reader: Reader, sent: QueryDict) -> Asked:
    partner = _partner(reader, sent.get("partner", ""))
    last = last_content(reader, partner)
    said = defaults(reader, partner, last) | {key: str(value) for key, value in sent.items()}
    form = LaunchForm(said, sold=_sold(reader), months=_months(reader))
    if not form.is_valid():
        return Asked(partner, form, _("a new product"), None)
    name = _name(reader, form.cleaned_data)
    currency = currency_of(reader, partner, last)
    content = launched(form.cleaned_data, currency, name, reader.snapshot.calendar)
    return Asked(partner, form, name, content)


def _partner(reader: Reader, key: str) -> Partner:
    """A partner in sight; for a partner's own people their company, and no other."""
    own = sorted(reader.scope.own)
    if reader.scope.internal:
        return get_partner(reader.scope, key)
    if not own or (key and key not in own):
        raise Http404
    return get_partner(reader.scope, key or own[0])


def _context(reader: Reader, asked: Asked) -> dict[str, Any]:
    page = EarningPage(asked.content, reader.snapshot.calendar) if asked.content else None
    said = {
        key: value for key, value in asked.form.data.items() if key not in ("csrfmiddlewaretoken", "plan")
    }
    return {
        "section": "plans",
        "reader": reader,
        "partner": asked.partner,
        "form": asked.form,
        "name": asked.name,
        "page": page,
        "bench": _bench(page) if page else None,
        "said": said | {"partner": asked.partner.key},
        "plans": _open_plans(reader, asked.partner),
        "may_draft": _may_draft(reader, asked.partner),
    }


@dataclass(frozen=True, slots=True)
class Bench:
    """The month with the most service days, and the people they keep busy."""

    days: int
    people: int
    month: str


def _bench(page: EarningPage) -> Bench | None:
    days = service_days(page.content)
    month = max(range(len(days)), key=days.__getitem__)
    if not days[month]:
        return None
    return Bench(round(days[month]), people(days[month]), period_name(page.months[month]))


def _may_draft(reader: Reader, partner: Partner) -> bool:
    """Whoever could work on a draft with the partner; a new plan is the vendor's to begin."""
    return selectors.may_draft(reader.scope, Plan(partner=partner))


def _open_plans(reader: Reader, partner: Partner) -> list[Plan]:
    found = selectors.visible(reader.scope).filter(partner=partner)
    return [plan for plan in found if selectors.drafted(reader.scope, plan)]


def _name(reader: Reader, said: dict[str, Any]) -> str:
    if said["name"]:
        return str(said["name"])
    kind, _colon, key = said["sold"].partition(":")
    if kind == "product":
        return book_of(reader.snapshot).products.get(key, key)
    return key or _("A new product")


def _sold(reader: Reader) -> list[tuple[str, Any]]:
    book = book_of(reader.snapshot)
    families = sorted(book.product_column("family"))
    products = sorted(book.products.items(), key=lambda one: one[1])[:PRODUCTS]
    return [
        ("", _("Something new")),
        (_("Families"), [(f"family:{key}", key) for key in families]),
        (_("Products"), [(f"product:{key}", name) for key, name in products]),
    ]


def _months(reader: Reader) -> list[tuple[str, str]]:
    first = Period.containing(reader.today, "month", reader.snapshot.calendar)
    return [(month.key, period_name(month)) for month in (first.shift(number) for number in range(AHEAD))]
