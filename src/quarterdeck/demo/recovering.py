"""The get-well plan of the demo: begun eight weeks ago, with one check that was held and one that is due."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from quarterdeck import calendar
from quarterdeck.calendar import Period, pinned_today
from quarterdeck.commitments.services import Terms
from quarterdeck.dashboards.reader import reader_for
from quarterdeck.demo.cast import CAST
from quarterdeck.demo.planned import FIRST
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.home import Home
from quarterdeck.reviews.gathering import gather
from quarterdeck.reviews.getwell.causes import causes
from quarterdeck.reviews.getwell.watching import PACE, watch
from quarterdeck.reviews.models import GetWell
from quarterdeck.reviews.services.getwell import Aim, begin, note_check, promise_in

EVERY = timedelta(weeks=4)
GOAL = Decimal("0.8")
CHOSEN = 3
PROMISES = (
    ("partner manager", "Call on the five largest storage customers, with the sales team", 20),
    ("partner executive", "Name one person who looks after renewals, and nothing else", 10),
)
FOUND = "The renewals are named now; two of them should close before the year ends."


def begin_getwell(home: Home) -> None:
    """Make it, once; the reviews of the demo are there."""
    if GetWell.objects.exists():
        return
    people = {role: Person.objects.get(email=CAST[role]) for role, _text, _days in PROMISES}
    mia, partner = people["partner manager"], Partner.objects.get(pk=FIRST)
    begun, scope = calendar.today() - 2 * EVERY, scope_of(mia)
    with pinned_today(begun):
        reader = reader_for(mia, scope, get_vendor(), home)
        watched = watch(reader, partner)
        running = Period.containing(begun, "quarter", reader.vendor.calendar)
        shown = causes(gather(reader, partner, running.shift(-1)))[:CHOSEN]
        days = tuple(begun + EVERY * number for number in (1, 2, 3))
        aim = Aim(kpi=PACE, goal=GOAL, days=days, causes=shown)
        made = begin(actor=mia, partner=partner, watched=watched, aim=aim)
        for role, text, after in PROMISES:
            terms = Terms(people[role], text, begun + 2 * EVERY + timedelta(days=after))
            promise_in(actor=people[role], getwell=made, terms=terms)
    at = timezone.make_aware(datetime.combine(begun, time(10)))
    GetWell.objects.filter(pk=made.pk).update(opened_at=at)
    with pinned_today(days[0]):
        watched = watch(reader_for(mia, scope, get_vendor(), home), partner)
        note_check(actor=mia, check=made.checks.get(day=days[0]), watched=watched, note=FOUND)
