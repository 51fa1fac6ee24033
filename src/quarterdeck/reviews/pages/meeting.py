"""What the page shows of a review's meeting: when, who, the agenda with what was said, the promises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.calendar import FiscalCalendar, today
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.people import plans_for, promisers
from quarterdeck.commitments.selectors import of_source
from quarterdeck.commitments.standing import Standing, standing
from quarterdeck.dashboards.numbers import short_day
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Person
from quarterdeck.directory.scope import Scope
from quarterdeck.reviews import selectors, words
from quarterdeck.reviews.agenda import Point, agenda, arising
from quarterdeck.reviews.attending import attending, choosable, may_change, regionals
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.models import Attendee, Entry, GetWell, Review
from quarterdeck.reviews.standards import standards
from quarterdeck.reviews.words import Sentence, Sentences, Telling

TITLES: Mapping[str, str | Promise] = {
    "own": gettext_lazy("What %(vendor)s promised"),
    "since": gettext_lazy("Since we last met"),
    "back": gettext_lazy("Performance to plan"),
    "ahead": gettext_lazy("Pipeline to plan"),
    "getwell": gettext_lazy("The get-well plan"),
    "questions": gettext_lazy("Questions"),
    "wins": gettext_lazy("Wins to celebrate"),
    "promises": gettext_lazy("What we promise each other"),
    "next": gettext_lazy("When we meet next"),
}
SECTIONS = {"own": "since", "since": "since", "back": "back", "ahead": "ahead"}
"""The part of the review's page that a point speaks about."""
Kind = Entry.Kind


@dataclass(frozen=True, slots=True)
class Shown:
    """A point of the agenda as it is read: its clock, what the figures say to it, what people wrote."""

    point: Point
    title: str
    begins: str
    sentences: Sentences
    entries: tuple[Entry, ...]

    @property
    def key(self) -> str:
        return self.point.key

    @property
    def about(self) -> str:
        return SECTIONS.get(self.key, "")

    @property
    def usual(self) -> str:
        """What is mostly written to this point."""
        return {"questions": Kind.QUESTION, "wins": Kind.WIN}.get(self.key, Kind.COMMENT)


@dataclass(frozen=True)
class MeetingPage:
    """The meeting of one review, for one reader."""

    review: Review
    facts: Facts
    scope: Scope
    calendar: FiscalCalendar
    vendor: str

    @cached_property
    def leads(self) -> bool:
        return self.review.state != Review.State.CLOSED and selectors.may_lead(
            self.scope, self.review.partner_id
        )

    @cached_property
    def adds(self) -> bool:
        return selectors.may_add(self.scope, self.review)

    @cached_property
    def getwell(self) -> bool:
        """Whether a get-well plan is open; of a closed review: was, when it was closed."""
        found = GetWell.objects.filter(partner=self.review.partner_id)
        at = self.review.closed_at
        if at is None:
            return found.filter(state=GetWell.State.OPEN).exists()
        then = found.filter(opened_at__lte=at).exclude(state=GetWell.State.DECLINED)
        return then.filter(Q(ended_on=None) | Q(ended_on__gt=at.date())).exists()

    @cached_property
    def told(self) -> Mapping[str, Sentences]:
        """What the figures have to say to a point."""
        telling = Telling(self.facts, self.calendar)
        return {
            "own": self._own_duties(),
            "questions": words.questions(telling),
            "wins": words.wins(telling),
        }

    @cached_property
    def points(self) -> tuple[Point, ...]:
        found = arising(self.facts, getwell=self.getwell, wins=bool(self.told["wins"] or self._wins))
        return agenda(found, self.review.topics.all(), self.review.minutes)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(selectors.entries(self.scope, self.review))

    def _own_duties(self) -> Sentences:
        """What of the vendor's is open, the most urgent first; not what it promised here."""
        here = {one.pk for one, _standing in self.promised}
        theirs = [one for one in self.facts.promises if (one.side, one.state) == ("vendor", "open")]
        open_ones = [one for one in theirs if one.pk not in here]
        text = _("%(promise)s (%(owner)s, by %(day)s)")
        return tuple(
            Sentence(text % {"promise": one.text, "owner": one.owner, "day": short_day(one.due)})
            for one in open_ones
        )

    @property
    def _wins(self) -> bool:
        """What the vendor wrote for itself does not change the agenda that both see."""
        return any(one.topic == "wins" and not one.internal for one in self.entries)

    @cached_property
    def agenda(self) -> list[Shown]:
        """The points that are spoken of, each with the minute at which it begins."""
        shown, gone = [], 0
        for point in self.points:
            if not point.left_out:
                shown.append(self._shown(point, gone))
                gone += point.minutes
        return shown

    @property
    def left_out(self) -> list[tuple[str, str]]:
        return [(point.key, self.title(point)) for point in self.points if point.left_out]

    @cached_property
    def loose(self) -> tuple[Entry, ...]:
        """What was written about no point, or about one that is not on the agenda any more."""
        keys = {point.key for point in self.points if not point.left_out}
        return tuple(one for one in self.entries if one.topic not in keys)

    def title(self, point: Point) -> str:
        return point.title or str(TITLES.get(point.key, "")) % {"vendor": self.vendor}

    @cached_property
    def attendees(self) -> list[Attendee]:
        return attending(self.review)

    @cached_property
    def sides(self) -> list[tuple[str, list[tuple[Attendee, bool]]]]:
        """Both sides, each with its people and whether the reader may take them off."""
        adds = self.adds
        return [
            (
                side,
                [(one, adds and may_change(self.scope, one)) for one in self.attendees if one.side == side],
            )
            for side in Review.Side
        ]

    @cached_property
    def people(self) -> list[Person]:
        """Whom the reader can add."""
        return choosable(self.scope, self.review, self.attendees) if self.adds else []

    @cached_property
    def might_come(self) -> list[Person]:
        """Whom the figures call for: the region's manager, where they lie below what is asked for."""
        if not self.leads or not self.exceptional:
            return []
        return regionals(self.review.partner, self.attendees)

    @property
    def exceptional(self) -> bool:
        """Whether the reviewed quarter lies below what is expected of the partner's type."""
        quarter = selectors.quarter_of(self.review, self.calendar)
        floor = standards().of(self.review.partner.type, quarter).attainment
        reached = self.facts.back.reviewed.amounts.pace
        return self.getwell or (floor is not None and reached is not None and reached < floor)

    @cached_property
    def promised(self) -> list[tuple[Commitment, Standing]]:
        """What was promised here, the vendor's first."""
        found = of_source(self.scope, self.review.key).values()
        ordered = sorted(found, key=lambda one: (one.side != "vendor", one.due, one.pk))
        return [(one, standing(one, today())) for one in ordered]

    @cached_property
    def owners(self) -> tuple[Person, ...]:
        """Who can own a promise of the reader's side; nobody where the reader promises nothing."""
        side = selectors.side_of(self.scope)
        here = self.review.state == Review.State.OPEN
        if not here or not plans_for(self.scope, side, self.review.partner_id):
            return ()
        return promisers(self.scope, self.review.partner).of(side)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(str(kind), str(kind.label)) for kind in Kind]

    @property
    def linked(self) -> bool:
        """Whether the place is an address to open."""
        return self.review.place.startswith(("https://", "http://"))

    @property
    def typed(self) -> str:
        """When it is, as a form writes it, on the reader's clock."""
        at = self.review.meets_at
        return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}" if at else ""

    @property
    def nothing(self) -> dict[str, str]:
        """An empty form of a promise: the reader's own."""
        return {"owner": self.scope.person}

    @property
    def zone(self) -> str:
        """The clock by which times are read: 'Europe/Berlin'."""
        return timezone.get_current_timezone_name()

    def _shown(self, point: Point, gone: int) -> Shown:
        at = self.review.meets_at
        begins = timezone.localtime(at + timedelta(minutes=gone)) if at else None
        return Shown(
            point=point,
            title=self.title(point),
            begins=f"{begins:%H:%M}" if begins else "",
            sentences=self.told.get(point.key, ()),
            entries=tuple(one for one in self.entries if one.topic == point.key),
        )


def meeting_page(reader: Reader, review: Review, facts: Facts) -> MeetingPage:
    return MeetingPage(review, facts, reader.scope, reader.snapshot.calendar, reader.vendor.name)
