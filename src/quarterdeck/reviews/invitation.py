"""The meeting as calendars take it: one event, the newer one of which replaces the older."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from quarterdeck.reviews.models import Attendee, Review

Method = Literal["PUBLISH", "REQUEST"]
AROUND = timedelta(days=400)
"""The changes of the clock this near to the meeting are told with it."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What stands in the event. `zone` is the clock it is told by; `begins` the same moment on any."""

    uid: str
    sequence: int
    begins: datetime
    minutes: int
    zone: ZoneInfo | None
    title: str
    place: str
    text: str
    attendees: Sequence[Attendee]

    def ics(self, method: Method) -> bytes:
        """As a file to take along (PUBLISH), or as a mail that asks for an answer (REQUEST)."""
        made = Calendar()
        made.add("prodid", "-//Quarterdeck//Review//EN")
        made.add("version", "2.0")
        made.add("method", method)
        made.add_component(self._event())
        if self.zone:
            made.add_missing_timezones((self.begins - AROUND).date(), (self.begins + AROUND).date())
        return bytes(made.to_ical())

    def _event(self) -> Event:
        event = Event()
        event.add("uid", self.uid)
        event.add("sequence", self.sequence)
        event.add("dtstamp", datetime.now(UTC))
        event.add("dtstart", self.begins.astimezone(self.zone or UTC))
        event.add("duration", timedelta(minutes=self.minutes))
        event.add("summary", self.title)
        event.add("status", "CONFIRMED")
        for name, text in (("location", self.place), ("description", self.text)):
            if text:
                event.add(name, text)
        if self.place.startswith("https://"):
            event.add("url", self.place)
        written = [one for one in self.attendees if one.email]
        for one in written:
            event.add("attendee", _address(one, role="REQ-PARTICIPANT", partstat="NEEDS-ACTION", rsvp="TRUE"))
        if host := next((one for one in written if one.side == Review.Side.VENDOR), None):
            event.add("organizer", _address(host))
        return event


def uid_of(review: Review) -> str:
    """The same for good, whatever is changed, and nobody else's: by when it was made, to the microsecond."""
    return f"{uuid5(NAMESPACE_URL, f'quarterdeck:{review.key}:{review.made_at.isoformat()}')}@quarterdeck"


def _address(one: Attendee, **more: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{one.email}")
    for name, value in {"cn": one.name, **more}.items():
        address.params[name] = vText(value)
    return address
