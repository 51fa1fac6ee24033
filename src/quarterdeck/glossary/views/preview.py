"""What a KPI would be, while it is being written."""

from django.conf import settings
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.calendar import today
from quarterdeck.cube import QueryTooLongError
from quarterdeck.dashboards.reader import NothingYetError, reader_of
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.glossary.forms import KpiForm
from quarterdeck.glossary.pages import preview as pages
from quarterdeck.kpis import definitions


@require_POST
@operations_only
def kpi_preview(request: Request) -> HttpResponseBase:
    """What is wrong with it, or its figures for some partners. It keeps nothing."""
    form = KpiForm(request.POST, fixed=definitions().get(request.POST.get("changes", "")))
    form.is_valid()  # most of it may be missing yet
    kpi = form.kpi
    known = definitions(max(form.cleaned_data.get("valid_from") or today(), today()))
    found = pages.faults(known, kpi) if kpi.formula else {}
    texts = {
        "formula": kpi.formula,
        "target": kpi.target or "",
        "judged_by": form.cleaned_data.get("judged_by", ""),
    }
    context = {
        "empty": not kpi.formula,
        "faults": [
            (form.fields[field].label, field, pages.underlined(texts[field], one))
            for field, one in found.items()
        ],
    }
    if kpi.formula and not found:
        try:
            context["preview"] = pages.preview(reader_of(request, settings.HOME), known, kpi)
        except NothingYetError:
            context["sorry"] = _("The formula can be read. There are no rows yet to try it on.")
        except QueryTooLongError:
            context["sorry"] = _("The formula can be read, but it takes too long on these partners.")
    return render(request, "glossary/preview.html", context)
