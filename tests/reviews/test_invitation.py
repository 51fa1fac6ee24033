"""The invitation, read back as a calendar does it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from quarterdeck.reviews.invitation import Invitation, uid_of
from quarterdeck.reviews.models import Attendee, Review

BERLIN = ZoneInfo("Europe/Berlin")
LONG = "Geschäftsführerin Käthe-Friederike Freifrau von Überhöhe-Großräschen"
ATTENDEES = (
    Attendee(side="partner", name="A guest without an address"),
    Attendee(side="partner", name=LONG, email="kaethe@nordlicht.example"),
    Attendee(side="vendor", name="Mia; \"Brandt\", M.A.", email="mia@tarnvale.example"),
)  # fmt: skip


def invitation(**more: object) -> Invitation:
    said = {
        "uid": "u@quarterdeck",
        "sequence": 3,
        "begins": datetime(2026, 10, 26, 9, 30, tzinfo=UTC),  # the day after the clocks were put back
        "minutes": 90,
        "zone": BERLIN,
        "title": "Prüfung von Q3 2026: Nordlicht Systems und Tarnvale, mit Übersetzung für Zürich",
        "place": "https://call.example/room,1;2",
        "text": "10 min: Größe\n20 min: Rückblick",
        "attendees": ATTENDEES,
    }
    return Invitation(**{**said, **more})


def read(made: bytes):
    calendar = Calendar.from_ical(made)
    (event,) = calendar.events
    return calendar, event


def test_it_comes_back_as_it_was_meant():
    made = invitation().ics("REQUEST")
    calendar, event = read(made)
    assert calendar["method"] == "REQUEST"
    assert (event["uid"], event["sequence"]) == ("u@quarterdeck", 3)
    assert event.start == datetime(2026, 10, 26, 10, 30, tzinfo=BERLIN)
    assert event.end - event.start == timedelta(minutes=90)
    assert event["summary"] == invitation().title
    assert event["location"] == event["url"] == "https://call.example/room,1;2"
    assert event["description"] == "10 min: Größe\n20 min: Rückblick"
    assert {str(one): one.params["cn"] for one in event["attendee"]} == {
        "mailto:kaethe@nordlicht.example": LONG,
        "mailto:mia@tarnvale.example": 'Mia; "Brandt", M.A.',
    }
    assert event["organizer"] == "mailto:mia@tarnvale.example"
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    made.decode()  # no letter is torn by the folding: each line is whole UTF-8
    assert [line.decode() for line in made.split(b"\r\n")]


@pytest.mark.parametrize(
    ("zone", "utc", "local"),
    [("Europe/Berlin", 12, 13), ("Asia/Tokyo", 12, 21), ("America/New_York", 12, 7)],
)
def test_the_clock_is_told_with_its_changes(zone: str, utc: int, local: int):
    begins = datetime(2026, 1, 15, utc, tzinfo=UTC)
    calendar, event = read(invitation(begins=begins, zone=ZoneInfo(zone)).ics("PUBLISH"))
    assert (event.start.astimezone(UTC), event.start.hour) == (begins, local)
    (told,) = calendar.timezones
    assert told.tz_name == zone
    assert event.start.replace(tzinfo=told.to_tz()).utcoffset() == event.start.utcoffset()


def test_without_a_clock_of_ones_own_it_is_the_worlds():
    made = invitation(zone=None, attendees=()).ics("PUBLISH")
    assert b"DTSTART:20261026T093000Z" in made
    assert b"VTIMEZONE" not in made
    assert b"ORGANIZER" not in made


def test_it_keeps_its_name_for_good():
    made_at = datetime(2026, 5, 1, tzinfo=UTC)
    first = uid_of(Review(pk=1, made_at=made_at))
    assert first == uid_of(Review(pk=1, made_at=made_at, quarter="2026-Q2", invited=9))
    assert first != uid_of(Review(pk=2, made_at=made_at))
    assert first != uid_of(Review(pk=1, made_at=made_at + timedelta(seconds=1)))
