"""From an empty machine to the first page, one step after the other."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Kind, Person, Vendor
from quarterdeck.directory.request import Request
from quarterdeck.directory.services import add_person, grant_role, keep_vendor, set_password
from quarterdeck.setup import key
from quarterdeck.setup.forms import ChannelForm, FirstPersonForm
from quarterdeck.setup.steps import next_of, steps
from quarterdeck.setup.tasks import republish


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """The first person. Without the key, or once somebody can sign in, there is no such page."""
    if not key.opens(settings.HOME, request.GET.get("key", "")):
        raise Http404
    form = FirstPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = _first_person(**form.cleaned_data)
        except DirectoryError as error:
            form.add_error(None, str(error))
        else:
            key.throw_away(settings.HOME)
            get_adapter(request).login(request, person)
            return redirect("setup")
    return render(request, "setup/first.html", {"form": form})


@require_safe
@operations_only
def setup(request: Request) -> HttpResponse:
    """What comes next?"""
    found = steps(request.vendor)
    context = {
        "section": "setup",
        "steps": found,
        "next": next_of(found),
        "done": sum(step.done for step in found),
    }
    return render(request, "setup/setup.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@operations_only
def channel(request: Request) -> HttpResponse:
    """Whose channel is this, in which currency and calendar?"""
    vendor = Vendor.objects.first()
    form = ChannelForm(request.POST or None, instance=vendor)
    if request.method == "POST" and form.is_valid():
        fields = {**form.cleaned_data, "fiscal_name": _("Fiscal year")}
        try:
            keep_vendor(actor=request.user, **fields)
        except DirectoryError as error:
            form.add_error(None, str(error))
        else:
            if vendor is not None:
                republish.enqueue()
                messages.success(request, _("Saved. The figures follow in a moment."))
            return redirect("setup")
    return render(request, "setup/channel.html", {"section": "setup", "form": form, "known": vendor})


@transaction.atomic
def _first_person(*, name: str, email: str, password: str) -> Person:
    """New, or known from an import and now with a role and a password."""
    known = Person.objects.filter(email=email.lower()).first()
    if known is None:
        known = add_person(actor=None, email=email, name=name, kind=Kind.OPERATIONS)
    elif not known.roles.filter(kind=Kind.OPERATIONS).exists():
        grant_role(actor=None, person=known, kind=Kind.OPERATIONS)
    set_password(actor=known, person=known, password=password)
    return known
