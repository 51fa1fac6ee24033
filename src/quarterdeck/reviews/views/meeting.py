"""The meeting: arranged, attended, spoken about. Each act answers with the part of the page it changed."""

from collections.abc import Callable
from functools import partial, wraps

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.commitments.services import CommitmentError
from quarterdeck.commitments.views.sent import terms_of
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import View
from quarterdeck.directory.request import Request, whole
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.pages.invitation import letter_to
from quarterdeck.reviews.pages.meeting import MeetingPage, meeting_page
from quarterdeck.reviews.reading import facts_of
from quarterdeck.reviews.selectors import side_of
from quarterdeck.reviews.services import agenda, arranging, attending, inviting, promising, writing
from quarterdeck.reviews.views.door import asks_figures
from quarterdeck.reviews.views.meeting_sent import meeting_of, minutes_of
from quarterdeck.reviews.views.review import shown

Act = Callable[[Request, MeetingPage], str]


def act(does: Act) -> View:
    """A POST of `does`, which answers with what to tell. What is refused is said where it was sent from."""

    @require_POST
    @asks_figures
    @wraps(does)
    def wrapped(request: Request, reader: Reader, review: Review) -> HttpResponseBase:
        facts = facts_of(reader, review)
        try:
            said, error = does(request, meeting_page(reader, review, facts)), ""
        except (ReviewError, CommitmentError) as refused:
            said, error = "", str(refused)
        if not error and not request.htmx:
            messages.success(request, said)
            return redirect(f"{reverse('review', args=[review.pk])}#meeting")
        answer: dict[str, object] = {
            "act": request.POST.get("at_part", "meeting"),
            "said": said,
            "error": error,
        }
        answer |= {"sent": request.POST} if error else {}
        review.refresh_from_db()
        if not request.htmx:
            return shown(request, reader, review, status=422, **answer)
        page = {"review": review, "meeting": meeting_page(reader, review, facts)}
        status = 422 if error else 200
        return render(request, "reviews/meeting/section.html", {**page, **answer}, status=status)

    return wrapped


@act
def meeting(request: Request, page: MeetingPage) -> str:
    arranging.arrange(actor=request.user, review=page.review, meeting=meeting_of(request.POST))
    return _("The meeting is set.") if request.POST.get("at") else _("No day is set.")


@act
def attendee(request: Request, page: MeetingPage) -> str:
    attending.add(actor=request.user, review=page.review, email=request.POST.get("person", ""))
    return _("Added.")


@act
def guest(request: Request, page: MeetingPage) -> str:
    attending.add_guest(
        actor=request.user,
        review=page.review,
        side=request.POST.get("side") or side_of(page.scope),
        name=request.POST.get("name", ""),
        email=request.POST.get("email", ""),
    )
    return _("Added.")


@act
def absence(request: Request, page: MeetingPage) -> str:
    attending.remove(actor=request.user, review=page.review, name=request.POST.get("name", ""))
    return _("Taken off the list.")


@act
def topic(request: Request, page: MeetingPage) -> str:
    """A new point, or with the key of one: that one changed."""
    title, minutes = request.POST.get("title", ""), minutes_of(request.POST)
    if key := request.POST.get("point", ""):
        agenda.change(actor=request.user, review=page.review, key=key, title=title, minutes=minutes)
    else:
        agenda.add(actor=request.user, review=page.review, title=title, minutes=minutes)
    return _("The agenda is changed.")


@act
def topic_place(request: Request, page: MeetingPage) -> str:
    """One place up or down, left out, or taken in again."""
    key, way = request.POST.get("point", ""), request.POST.get("way", "")
    if way in ("up", "down"):
        up = way == "up"
        agenda.move(actor=request.user, review=page.review, key=key, up=up, points=page.points)
    else:
        agenda.leave_out(actor=request.user, review=page.review, key=key, left_out=way == "out")
    return _("The agenda is changed.")


@act
def entry(request: Request, page: MeetingPage) -> str:
    writing.write(
        actor=request.user,
        review=page.review,
        text=request.POST.get("text", ""),
        kind=request.POST.get("kind", ""),
        topic=request.POST.get("point", ""),
        internal=request.POST.get("internal") == "yes",
    )
    return _("Added.")


@act
def entry_removal(request: Request, page: MeetingPage) -> str:
    pk = whole(request.POST.get("entry", "")) or 0
    writing.take_back(actor=request.user, review=page.review, pk=pk)
    return _("Taken back.")


@act
def promise(request: Request, page: MeetingPage) -> str:
    terms = terms_of(page.scope, page.review.partner, side_of(page.scope), request.POST)
    promising.promise(actor=request.user, review=page.review, terms=terms)
    return _("Promised. Both sides see it.")


@act
def invitation(request: Request, page: MeetingPage) -> str:
    address = request.build_absolute_uri(reverse("review", args=[page.review.pk]))
    letter = partial(letter_to, page=page, address=address)
    return inviting.send(actor=request.user, review=page.review, letter=letter)
