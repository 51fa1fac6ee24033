"""People of a partner who get its summary without a sign-in."""

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quarterdeck.directory.models import Partner
from quarterdeck.directory.request import Request
from quarterdeck.directory.selectors import get_partner
from quarterdeck.summaries import selectors
from quarterdeck.summaries.errors import SummaryError
from quarterdeck.summaries.forms import GuestForm
from quarterdeck.summaries.models import Guest
from quarterdeck.summaries.services.guests import add_guest, remove_guest


@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: Request, key: str) -> HttpResponseBase:
    """Who else of this partner gets its summary? A file's password is shown once, here."""
    partner = _partner(request, key)
    form = GuestForm(request.POST if request.method == "POST" else None, initial={"language": "en"})
    added, password = None, ""
    if request.method == "POST" and form.is_valid():
        try:
            added, password = add_guest(actor=request.user, partner=partner, **form.cleaned_data)
        except SummaryError as error:
            form.add_error("email", str(error))
        else:
            form = GuestForm(initial={"language": "en"})
    context = {
        "section": "partners",
        "partner": partner,
        "guests": selectors.guests_of(partner),
        "form": form,
        "added": added,
        "password": password,
    }
    return render(request, "summaries/guests.html", context, status=422 if form.errors else 200)


@require_POST
def removal(request: Request, key: str, pk: int) -> HttpResponseBase:
    """Nothing more goes to them, and their links open nothing."""
    partner = _partner(request, key)
    guest = get_object_or_404(Guest.objects.current(), pk=pk, partner=partner)
    remove_guest(actor=request.user, guest=guest)
    messages.success(request, _("Nothing more goes to %(name)s, and no link opens.") % {"name": guest})
    return redirect("summary_guests", partner.pk)


def _partner(request: Request, key: str) -> Partner:
    partner = get_partner(request.scope, key)
    if not selectors.may_keep_guests(request.scope, partner):
        raise Http404
    return partner
