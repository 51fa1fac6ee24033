"""A few lines for the reader's home."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quarterdeck.directory.request import Request
from quarterdeck.reviews.pages.waiting import notices


@require_safe
def waiting(request: Request) -> HttpResponseBase:
    """What of the reviews waits for me? Empty when nothing does."""
    found = notices(request.scope, request.vendor.calendar) if request.vendor else []
    return render(request, "reviews/waiting.html", {"notices": found})
