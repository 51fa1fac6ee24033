"""Writing a KPI: a new one, or a new version of one that is there."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quarterdeck.calendar import today
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.glossary.forms import KpiForm, blank, written
from quarterdeck.glossary.pages.preview import Fault, faults, underlined
from quarterdeck.kpis import FormulaError, Kpi, definitions
from quarterdeck.kpis.history import history
from quarterdeck.kpis.selectors import built_in_kpi
from quarterdeck.kpis.services import DefinitionError, keep_kpi


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def kpi_new(request: Request) -> HttpResponseBase:
    """A figure that everybody can call by the same name."""
    if request.method == "POST":
        return _kept(request, KpiForm(request.POST), None)
    return _shown(request, KpiForm(initial=blank(today())), None)


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def kpi_edit(request: Request, kpi: str) -> HttpResponseBase:
    """A new version of a KPI, written over its newest one."""
    past = history(kpi)
    if not past:
        raise Http404
    newest = past[0].kpi
    if request.method == "POST":
        return _kept(request, KpiForm(request.POST, fixed=newest), newest)
    day = max(today(), past[0].since or today())
    return _shown(request, KpiForm(initial=written(newest, definitions(day), day), fixed=newest), newest)


def _kept(request: Request, form: KpiForm, newest: Kpi | None) -> HttpResponseBase:
    if not form.is_valid():
        return _shown(request, form, newest)
    kpi, data = form.kpi, form.cleaned_data
    found = faults(definitions(max(data["valid_from"], today())), kpi)
    if found:
        return _faulty(request, form, newest, found)
    try:
        row = keep_kpi(
            actor=request.user,
            kpi=kpi,
            follows=data["follows"],
            valid_from=data["valid_from"],
            reason=data["reason"],
        )
    except FormulaError as error:
        return _faulty(request, form, newest, {"formula": error})
    except DefinitionError as error:
        form.add_error(None, str(error))
        return _shown(request, form, newest)
    messages.success(request, _says(kpi, row.number, row.valid_from))
    return redirect("glossary_kpi", kpi.name) if row.valid_from <= today() else redirect("glossary")


def _says(kpi: Kpi, number: int, day: date) -> str:
    words = (
        _("Version %(version)s of '%(kpi)s' holds now.")
        if day <= today()
        else _("Version %(version)s of '%(kpi)s' will hold from %(day)s.")
    )
    return words % {"version": number, "kpi": kpi.label, "day": day.isoformat()}


def _faulty(
    request: Request, form: KpiForm, newest: Kpi | None, found: Mapping[str, FormulaError]
) -> HttpResponseBase:
    """The form again, the place of the fault underlined for those without scripts too."""
    fault = underlined(form.kpi.formula, found["formula"]) if "formula" in found else None
    for field, error in found.items():
        form.add_error(field, str(error))
    return _shown(request, form, newest, fault)


def _shown(
    request: Request, form: KpiForm, newest: Kpi | None, fault: Fault | None = None
) -> HttpResponseBase:
    known = definitions()
    context = {
        "section": "glossary",
        "form": form,
        "newest": newest,
        "built_in": newest is not None and built_in_kpi(newest.name) is not None,
        "words": known.completions(internal=True),
        "fault": fault,
    }
    return render(request, "glossary/editor.html", context)
