"""The invitation to a review's meeting, in the language and by the clock of who reads it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from quarterdeck.dashboards.periods import period_name
from quarterdeck.reviews.attending import reads_it
from quarterdeck.reviews.invitation import Invitation, uid_of
from quarterdeck.reviews.models import Attendee
from quarterdeck.reviews.pages.meeting import MeetingPage
from quarterdeck.reviews.selectors import quarter_of


def invitation_of(page: MeetingPage) -> Invitation:
    """Of a review whose meeting has a day. No figure stands in it: who has it may have no sign-in."""
    review, zone = page.review, timezone.get_current_timezone()
    assert review.meets_at
    return Invitation(
        uid=uid_of(review),
        sequence=review.invited,
        begins=review.meets_at,
        minutes=review.minutes,
        zone=zone if isinstance(zone, ZoneInfo) and zone.key != "UTC" else None,
        title=title_of(page),
        place=review.place,
        text="\n".join(lines_of(page)),
        attendees=page.attendees,
    )


def title_of(page: MeetingPage) -> str:
    named = {
        "quarter": period_name(quarter_of(page.review, page.calendar)),
        "partner": page.review.partner.name,
        "vendor": page.vendor,
    }
    return _("Review of %(quarter)s: %(partner)s and %(vendor)s") % named


def lines_of(page: MeetingPage) -> list[str]:
    """The agenda, a line a point."""
    return [
        _("%(minutes)s min: %(title)s") % {"minutes": one.point.minutes, "title": one.title}
        for one in page.agenda
    ]


def letter_to(one: Attendee, page: MeetingPage, address: str) -> EmailMultiAlternatives:
    """With the event inside, as calendars expect it, and as a file. The page's address only for who may
    open it.
    """
    page = replace(page)  # without what was worded already, in the sender's language
    invited = invitation_of(page)
    context = {
        "attendee": one,
        "page": page,
        "review": page.review,
        "title": invited.title,
        "lines": lines_of(page),
        "address": address if reads_it(one) else "",
    }
    body = render_to_string("reviews/mail/invitation.txt", context)
    letter = EmailMultiAlternatives(" ".join(invited.title.split()), body, None, [one.email])
    event = invited.ics("REQUEST")
    letter.attach_alternative(event.decode(), "text/calendar; method=REQUEST")
    letter.attach("meeting.ics", event, "application/ics")
    return letter
