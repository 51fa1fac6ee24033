"""What every view of a review starts with: a review in the reader's scope, or nothing at all.

`of_review` gives a view its review, `asks_figures` its reader and its review; see `dashboards.views.found`.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.views.door import View
from quarterdeck.dashboards.views.found import Door
from quarterdeck.directory.request import Request
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review

Act = Callable[[Request, Review], str]

_door = Door[Review](selectors.get_review)
of_review, found_review = _door.of, _door.found
asks_figures, reads_figures = _door.asks, _door.reads


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
