"""What every view of a review starts with: a review in the reader's scope, or nothing at all."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks
from quarterdeck.directory.request import Request
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review

View = Callable[..., HttpResponseBase]
Act = Callable[[Request, Review], str]


def of_review(view: View) -> View:
    """A view that is given its review: `view(request, review, ...)`. A foreign one is not found."""

    @wraps(view)
    def wrapped(request: Request, pk: int, **parts: object) -> HttpResponseBase:
        return view(request, found_review(request, pk), **parts)

    return wrapped


def reads_figures(view: View) -> View:
    """For what shows figures: `view(request, reader, review, ...)`; see `dashboards.door`."""
    return require_safe(asks_figures(view))


def asks_figures(view: View) -> View:
    """As `reads_figures`, for a view that says itself which methods it answers."""

    @asks
    @wraps(view)
    def wrapped(request: Request, reader: Reader, pk: int, **parts: object) -> HttpResponseBase:
        return view(request, reader, found_review(request, pk), **parts)

    return wrapped


def act(does: Act) -> View:
    """A POST of `does`, which answers with what to tell the reader. What is refused is said on the page."""

    @require_POST
    @of_review
    @wraps(does)
    def wrapped(request: Request, review: Review) -> HttpResponseBase:
        try:
            messages.success(request, does(request, review))
        except ReviewError as error:
            messages.error(request, str(error))
        return redirect("review", review.pk)

    return wrapped


def found_review(request: Request, pk: int) -> Review:
    """The review, where this person sees it."""
    try:
        return selectors.get_review(request.scope, pk)
    except (Review.DoesNotExist, OverflowError) as error:  # a number that no row can have
        raise Http404 from error
