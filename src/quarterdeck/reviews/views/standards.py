"""What is expected of partners: the page on which operations keep it."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request
from quarterdeck.reviews.forms_of_standards import StandardForm
from quarterdeck.reviews.models import Standard
from quarterdeck.reviews.pages.standards import shown
from quarterdeck.reviews.services.expecting import FIELDS, expect, forget
from quarterdeck.reviews.standards import usual


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def standards(request: Request) -> HttpResponseBase:
    """What is expected of whom, and a form to say so; `?of=3` begins it with that row."""
    kept = list(Standard.objects.all())
    form = StandardForm(
        request.POST if request.method == "POST" else None,
        types=_types(kept),
        initial=_initial(kept, request.GET.get("of", "")),
    )
    if form.is_valid():
        data = form.cleaned_data
        made = expect(
            actor=request.user, kind=data["type"], quarter=data["quarter"], expected=form.expected()
        )
        messages.success(request, _("Kept: from now on this is expected of them."))
        return redirect(f"{request.path}#of-{made.pk}")
    return _page(request, form, kept)


@require_POST
@operations_only
def standard_removal(request: Request, pk: int) -> HttpResponseBase:
    forget(actor=request.user, standard=get_object_or_404(Standard, pk=pk))
    messages.success(request, _("Removed. What is expected of the others holds for them, too."))
    return redirect("standards")


def _page(request: Request, form: StandardForm, kept: list[Standard]) -> HttpResponseBase:
    general = any(not one.type and not one.quarter for one in kept)
    rows = kept if general else [*kept, usual("")]
    context = {"section": "glossary", "form": form, "rows": shown(rows), "general": general}
    return render(request, "reviews/standards.html", context, status=422 if form.errors else 200)


def _types(kept: list[Standard]) -> list[str]:
    """The types of partner there are, and those of which something is kept."""
    found = Partner.objects.exclude(type="").values_list("type", flat=True).distinct()
    return sorted({*found, *(one.type for one in kept if one.type)})


def _initial(kept: list[Standard], chosen: str) -> dict[str, object]:
    one = next((each for each in kept if str(each.pk) == chosen), usual(""))
    return {"type": one.type, "quarter": one.quarter, **{name: getattr(one, name) for name in FIELDS}}
