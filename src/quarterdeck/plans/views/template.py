"""A plan kept as a template, for others to start from."""

from django import forms
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.access import vendor_only
from quarterdeck.directory.request import Request
from quarterdeck.plans import selectors
from quarterdeck.plans.carrying import as_template
from quarterdeck.plans.library.forms import TemplateForm
from quarterdeck.plans.models import Plan, Template
from quarterdeck.plans.services.library import keep
from quarterdeck.plans.views.door import asks_figures


class SavingForm(TemplateForm):
    """What is the partner's own stays out unless somebody wants it in."""

    own = forms.BooleanField(
        label=gettext_lazy("With its margins, rates, terms and amounts of investments"), required=False
    )


@require_http_methods(["GET", "HEAD", "POST"])
@vendor_only
@asks_figures
def plan_template(request: Request, reader: Reader, plan: Plan) -> HttpResponseBase:
    """Is it a good start for others? Posting to the same address keeps it as a template."""
    form = SavingForm(reader, None, request.POST if request.method == "POST" else None)
    form.initial = {"partner_type": plan.partner.type}
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        content = selectors.current(reader.scope, plan)
        kept = as_template(content, reader.snapshot.calendar, own=said["own"])
        entry = Template(
            name=said["name"], partner_type=said["partner_type"], content=kept.model_dump(mode="json")
        )
        keep(actor=reader.person, entry=entry)
        messages.success(request, _("“%s” is kept. New plans can start from it.") % entry.name)
        return redirect("plan_library")
    context = {"section": "plans", "plan": plan, "form": form}
    return render(request, "plans/save_template.html", context, status=422 if form.is_bound else 200)
