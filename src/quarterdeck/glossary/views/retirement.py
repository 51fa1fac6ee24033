"""The end of a KPI."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from quarterdeck.calendar import today
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.glossary.fields import DayField
from quarterdeck.glossary.styled import StyledForm
from quarterdeck.kpis.history import history
from quarterdeck.kpis.selectors import built_in_kpi
from quarterdeck.kpis.services import DefinitionError, retire_kpi


class RetirementForm(StyledForm):
    valid_from = DayField(label=gettext_lazy("Gone from"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)
    follows = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def kpi_retirement(request: Request, kpi: str) -> HttpResponseBase:
    """From a day on there is no such figure. What was computed before stays as it is."""
    past = history(kpi)
    if not past or past[0].retired or built_in_kpi(kpi):
        raise Http404
    first = {"valid_from": max(today(), past[0].since or today()), "follows": past[0].kpi.version}
    form = RetirementForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            retire_kpi(actor=request.user, name=kpi, **form.cleaned_data)
        except DefinitionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("'%(kpi)s' is retired.") % {"kpi": past[0].kpi.label})
            return redirect("glossary")
    return render(
        request, "glossary/retirement.html", {"section": "glossary", "form": form, "kpi": past[0].kpi}
    )
