"""What the views of people share."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from quarterdeck.directory.access import operations_only
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Person
from quarterdeck.directory.request import Request
from quarterdeck.people.selectors import get_person

View = Callable[..., HttpResponseBase]


def person_or_404(request: Request, pk: int) -> Person:
    try:
        return get_person(request.scope, pk)
    except Person.DoesNotExist as error:
        raise Http404(str(error)) from error


def changes_person(change: Callable[..., str]) -> View:
    """A POST that does something to one person and goes back to their page.

    `change` answers what was done, as a sentence; what it cannot do is said in its place.
    """

    @operations_only
    @wraps(change)
    def wrapped(request: Request, pk: int, **parts: object) -> HttpResponseBase:
        person = person_or_404(request, pk)
        if request.method != "POST":
            return HttpResponse(status=405, headers={"Allow": "POST"})
        try:
            messages.success(request, change(request, person, **parts))
        except DirectoryError as error:
            messages.error(request, str(error))
        return redirect("person", pk)

    return wrapped
