"""Thresholds for some partners only."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.calendar import today
from quarterdeck.dashboards.limits import judged_unit, steps
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.glossary.pages.thresholds import places, standing_rule, standing_rules, types
from quarterdeck.glossary.rule_form import EndForm, RuleForm
from quarterdeck.kpis import Kpi, definitions
from quarterdeck.kpis.selectors import last_threshold
from quarterdeck.kpis.services import DefinitionError, drop_threshold, keep_threshold
from quarterdeck.kpis.services.thresholds import FIXED


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def kpi_thresholds(request: Request, kpi: str) -> HttpResponseBase:
    """Who is judged by what? And a form to judge some partners by something else."""
    record = _kpi(kpi)
    seen = last_threshold(kpi)
    form = RuleForm(
        request.POST or None,
        types=types(),
        places=places(),
        targeted=record.unit in FIXED,
        initial={"valid_from": today()},
    )
    if form.is_valid():
        try:
            keep_threshold(
                actor=request.user,
                kpi=record,
                rule=form.rule(kpi),
                seen=form.cleaned_data["seen"],
                reason=form.cleaned_data["reason"],
            )
        except DefinitionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept. These partners are judged by thresholds of their own."))
            return redirect("kpi_thresholds", kpi)
    return _shown(request, record, form, seen)


@require_POST
@operations_only
def kpi_threshold_end(request: Request, kpi: str) -> HttpResponseBase:
    """These partners are judged like the others again, from today on."""
    record = _kpi(kpi)
    form = EndForm(request.POST)
    if not form.is_valid():
        raise Http404
    data = form.cleaned_data
    kept = standing_rule(record.name, data["type"], data["territory"])
    if kept is None:
        raise Http404
    rule = replace(kept, since=max(today(), kept.since))
    try:
        drop_threshold(
            actor=request.user,
            rule=rule,
            seen=data["seen"],
            reason=_("They are judged like the others again."),
        )
    except DefinitionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("These partners are judged like the others again."))
    return redirect("kpi_thresholds", kpi)


def _kpi(name: str) -> Kpi:
    known = definitions()
    if name not in known or known[name].direction == "neutral":
        raise Http404
    return known[name]


def _shown(request: Request, kpi: Kpi, form: RuleForm, seen: int) -> HttpResponseBase:
    known = definitions()
    general = kpi.thresholds
    context = {
        "section": "glossary",
        "kpi": kpi,
        "general": steps(general, judged_unit(kpi, known)) if general else [],
        "form": form,
        "seen": seen,
        "rules": standing_rules(kpi, known),
    }
    return render(request, "glossary/thresholds.html", context)
