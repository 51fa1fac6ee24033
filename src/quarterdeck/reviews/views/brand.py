"""How the vendor's decks look: colour, logo, a template of theirs."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from quarterdeck.audit.services import record
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.reviews.branding import brand_of, sample
from quarterdeck.reviews.models import Brand
from quarterdeck.reviews.services.branding import Chosen, change_brand
from quarterdeck.reviews.views.sent import presentation
from quarterdeck.slides import HOUSE_COLOUR, SlidesError

LOGO = 1_000_000
TEMPLATE = 25_000_000
PNG = b"\x89PNG"


class BrandForm(forms.Form):
    colour = forms.RegexField(
        label=gettext_lazy("Colour"), regex=r"^#[0-9a-fA-F]{6}$", widget=forms.TextInput({"type": "color"})
    )
    logo = forms.FileField(label=gettext_lazy("Logo"), required=False)
    without_logo = forms.BooleanField(label=gettext_lazy("Take the logo away"), required=False)
    template = forms.FileField(label=gettext_lazy("Template"), required=False)
    without_template = forms.BooleanField(label=gettext_lazy("Take the template away"), required=False)

    def clean_logo(self) -> bytes | None:
        file = self.cleaned_data["logo"]
        if file and file.size > LOGO:
            raise forms.ValidationError(_("The logo has more than 1 MB. Make it smaller."))
        return file.read() if file else None

    def clean_template(self) -> bytes | None:
        file = self.cleaned_data["template"]
        if file and file.size > TEMPLATE:
            raise forms.ValidationError(_("The template has more than 25 MB."))
        return file.read() if file else None

    @property
    def chosen(self) -> Chosen:
        data, template = self.cleaned_data, self.files.get("template")
        return Chosen(
            colour=data["colour"].lower(),
            logo=data["logo"] or (b"" if data["without_logo"] else None),
            template=data["template"] or (b"" if data["without_template"] else None),
            template_name=template.name[:200] if template and template.name else "",
        )


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def brand(request: Request) -> HttpResponseBase:
    """How do our decks look?"""
    if request.method != "POST":
        return _page(request, BrandForm(initial={"colour": brand_of(request.vendor).colour}))
    form = BrandForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        change_brand(actor=request.user, vendor=request.vendor, chosen=form.chosen)
    except SlidesError as error:
        form.add_error(None, str(error))
        return _page(request, form, 422)
    messages.success(request, _("From now on slides look like this."))
    return redirect("brand")


@require_safe
@operations_only
def brand_preview(request: Request) -> HttpResponseBase:
    """A few slides in it, about nobody."""
    if request.method == "HEAD":
        return presentation(b"", "example.pptx")
    made = sample(brand_of(request.vendor)).pptx(at=timezone.now())
    record(actor=request.user, action="brand.previewed", object="brand")
    return presentation(made, "example.pptx")


@require_safe
@operations_only
def brand_logo(request: Request) -> HttpResponseBase:
    logo = brand_of(request.vendor).logo
    if not logo:
        raise Http404
    return HttpResponse(logo, content_type="image/png" if logo.startswith(PNG) else "image/jpeg")


def _page(request: Request, form: BrandForm, status: int = 200) -> HttpResponseBase:
    brand = Brand.objects.defer("template").first()
    context = {"section": "brand", "form": form, "brand": brand, "house": HOUSE_COLOUR}
    return render(request, "reviews/brand.html", context, status=status)
