"""The meeting on the pages: arranged, invited to by mail, spoken about, closed and acknowledged."""

from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar
from tests.cast import Cast
from tests.web.actors import body_of, browser_of
from tests.web.questions import KEPT_AMONG_US
from tests.web.reviews import OPEN
from tests.web.test_disputes import text_of

from quarterdeck.commitments.models import Commitment
from quarterdeck.directory.models import Person
from quarterdeck.quality.models import Examination, Finding
from quarterdeck.reviews.models import Review

PAGE = reverse("review", args=[OPEN])
HOME = reverse("reviews_waiting")
FRAGMENT = {"HX-Request": "true"}


def at(name: str) -> str:
    return reverse(f"review_{name}", args=[OPEN])


def test_a_meeting_from_both_sides(channel: Cast):
    """Mia sets the day, Jonas adds a point, both write and promise; she closes it, both acknowledge it."""
    mia, jonas = browser_of("manager", channel), browser_of("executive", channel)
    assert "You meet Nordlicht Systems on 19 May 2026, 08:00." in text_of(mia, HOME)
    assert "You meet Tarnvale on 19 May 2026, 08:00." in text_of(jonas, HOME)
    set_for = {"at": "2026-05-20T14:30", "minutes": "120", "place": "Hamburg"}
    assert mia.post(at("meeting"), set_for)["Location"] == f"{PAGE}#meeting"
    jonas.post(at("topic"), {"title": "Fair in October", "minutes": "20"})
    mia.post(at("topic_place"), {"point": "t1", "way": "up"})
    mia.post(at("topic_place"), {"point": "questions", "way": "out"})
    said = {"point": "t1", "kind": "decision", "text": "We share a stand."}
    mia.post(at("entry"), said)
    mia.post(at("promise"), {"text": "A price list", "owner": channel.manager.email, "due": "2026-06-30"})
    jonas.post(at("promise"), {"text": "Two visits", "owner": channel.staff.email, "due": "2026-06-30"})
    seen = text_of(jonas, PAGE)
    for words in (
        "20 May 2026, 14:30 UTC , 120 minutes Hamburg",
        "Fair in October",
        "20 min Decision Mia Brandt",
        "We share a stand.",
        "A price list",
        "Two visits",
        "Our new shop opened in March.",
    ):
        assert words in seen
    assert KEPT_AMONG_US not in seen
    assert KEPT_AMONG_US in text_of(mia, PAGE)
    page = text_of(mia, at("close"))
    assert "The meeting is still to come, on 20 May 2026, 14:30." in page
    digest = _digest(mia)
    came = [f"p{channel.manager.pk}", f"p{channel.executive.pk}"]
    assert mia.post(at("close"), {"digest": digest, "came": came}, follow=True).status_code == 200
    assert "The review of Q1 2026 with Tarnvale waits for your acknowledgement." in text_of(jonas, HOME)
    for browser in (mia, jonas):
        browser.post(at("acknowledge"), {"digest": digest})
    assert "Q1 2026" not in text_of(jonas, HOME)
    seen = text_of(jonas, PAGE)
    assert "Jonas Keller was there Lena Roth was not there" in seen
    assert "Add a point" not in seen
    promise = Commitment.objects.get(text="Two visits")
    assert "in a review" in text_of(jonas, reverse("commitment", args=[promise.pk]))


def test_what_is_refused_is_said_where_it_was_typed(channel: Cast):
    mia = browser_of("manager", channel)
    sent = {"at_part": "topic-back", "point": "back", "kind": "note", "text": " "}
    refused = mia.post(at("entry"), sent, headers=FRAGMENT)
    assert refused.status_code == 422
    part = refused.content.decode()
    assert "<html" not in part
    topic = part[part.index('id="topic-back"') : part.index('id="topic-ahead"')]
    assert "Write something first." in topic
    assert '<option value="note" selected>' in topic
    whole = mia.post(
        at("meeting"), {"at_part": "meeting-when", "at": "soon", "minutes": "60", "place": "Kiel"}
    )
    assert whole.status_code == 422
    assert 'value="Kiel"' in whole.content.decode()
    assert "2026-03-31 14:00" in whole.content.decode()


@pytest.mark.parametrize(
    ("zone", "typed", "kept"),
    [
        ("", "2026-05-20T14:30", "2026-05-20T14:30:00+00:00"),
        ("Europe/Berlin", "2026-05-20T14:30", "2026-05-20T12:30:00+00:00"),
        ("Europe/Berlin", "2026-11-20T14:30", "2026-11-20T13:30:00+00:00"),
        ("Asia/Tokyo", "2026-05-20T08:30", "2026-05-19T23:30:00+00:00"),
        ("Europe/Berlin", "2027-03-28T02:30", None),  # the clocks are put forward
    ],
)
def test_day_and_time_are_those_of_ones_own_clock(channel: Cast, zone: str, typed: str, kept: str | None):
    Person.objects.filter(pk=channel.manager.pk).update(time_zone=zone)
    answer = browser_of("manager", channel).post(at("meeting"), {"at": typed, "minutes": "60"})
    review = Review.objects.get(pk=OPEN)
    if kept is None:
        assert "put forward" in answer.content.decode()
        return
    assert review.meets_at.isoformat() == kept
    event = Calendar.from_ical(body_of(browser_of("manager", channel).get(at("ics")))).events[0]
    assert event.start.isoformat()[:16] == typed
    assert event.start == review.meets_at


def test_the_invitation_goes_to_each_in_their_own_words(channel: Cast):
    Person.objects.filter(pk=channel.executive.pk).update(language="de", time_zone="Europe/Berlin")
    mia = browser_of("manager", channel)
    mia.post(at("guest"), {"name": "Ärztin Ü.", "email": "guest@elsewhere.example", "side": "partner"})
    mia.post(at("guest"), {"name": "Without an address", "side": "partner"})
    answer = mia.post(at("invite"), follow=True).content.decode()
    assert "Sent to Jonas Keller, Lena Roth, Ärztin Ü., Mia Brandt." in answer
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {
        channel.manager.email, channel.executive.email, channel.staff.email, "guest@elsewhere.example",
    }  # fmt: skip
    address = f"http://testserver{PAGE}"
    assert address in letters[channel.staff.email].body
    assert address not in letters["guest@elsewhere.example"].body  # who cannot sign in
    assert "19.05.2026, 10:00" in letters[channel.executive.email].body
    read = message_from_bytes(letters[channel.executive.email].message().as_bytes(), policy=policy.default)
    parts = {part.get_content_type(): part for part in read.walk()}
    (event,) = Calendar.from_ical(parts["text/calendar"].get_content()).events
    assert parts["text/calendar"].get_param("method") == "REQUEST"
    assert parts["text/calendar"]["content-type"].count("charset") == 1
    assert event.start.isoformat() == "2026-05-19T10:00:00+02:00"
    assert event["sequence"] == 2  # since two guests were added
    assert "mailto:guest@elsewhere.example" in event["attendee"]
    assert not any(KEPT_AMONG_US in letter.message().as_string() for letter in mail.outbox)


def test_mail_that_cannot_be_sent_is_told(channel: Cast, monkeypatch: pytest.MonkeyPatch):
    def down(_letter: object, **_more: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr(mail.EmailMultiAlternatives, "send", down)
    answer = browser_of("manager", channel).post(at("invite"))
    assert answer.status_code == 422
    assert "The mail to Jonas Keller could not be sent: no route." in answer.content.decode()


def test_doubtful_rows_are_told_before_closing(channel: Cast):
    newest = Examination.objects.order_by("pk").last()
    Finding.objects.create(examination=newest, kind="price", key="P-1/x", place=7, partner="P-1")
    Finding.objects.create(examination=newest, kind="twice", key="P-4/x", place=7, partner="P-4")
    seen = text_of(browser_of("manager", channel), at("close"))
    assert "Ten times the usual price (2)" in seen
    assert "The same line under two keys (2)" not in seen


def _digest(browser) -> str:
    page = body_of(browser.get(at("close"))).decode()
    return page.split('name="digest" value="')[1].split('"')[0]
