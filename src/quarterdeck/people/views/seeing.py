"""Beginning and ending to see the site as somebody else does."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.request import Request
from quarterdeck.people.services.seeing import start_seeing, stop_seeing
from quarterdeck.people.views.asking import person_or_404


@operations_only
@require_POST
def see(request: Request, pk: int) -> HttpResponseBase:
    """To the first page, with that person's eyes."""
    person = person_or_404(request, pk)
    try:
        start_seeing(actor=request.user, person=person, session=request.session)
    except DirectoryError as error:
        messages.error(request, str(error))
        return redirect("person", pk)
    return redirect("home")


@require_POST
def see_stop(request: Request) -> HttpResponseBase:
    """Back to the page of the person one saw as."""
    person = stop_seeing(actor=request.user, session=request.session)
    if person is None or not request.scope.everything:
        return redirect("home")
    messages.success(request, _("You see with your own eyes again."))
    return redirect("person", person.pk)
