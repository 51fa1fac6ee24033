"""The get-well plan of the demo: begun six weeks ago, with one check that was held and one that is due."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from quarterdeck import calendar
from quarterdeck.calendar import pinned_today
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
from quarterdeck.reviews.services.getwell import Aim, begin, promise_in

EVERY = timedelta(weeks=3)
GOAL, BETTER = Decimal("0.8"), Decimal("0.2")
NOTE = "Renewals are left to chance: nobody on either side asks for them in time."
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
    scope, today = scope_of(mia), calendar.today()  # of today: the cast holds its roles from loading on
    with pinned_today(today - 2 * EVERY):
        reader = reader_for(mia, scope, get_vendor(), home)
        watched = watch(reader, partner)
        shown = causes(gather(reader, partner, watched.running.shift(-1)))[:CHOSEN]
    days = tuple(today + EVERY * number for number in range(3))
    goal = max(GOAL, round(watched.now(PACE).value or GOAL, 1) + BETTER)
    aim = Aim(kpi=PACE, goal=goal, days=days, causes=shown, note=NOTE)
    made = begin(actor=mia, partner=partner, watched=watched, aim=aim)
    for role, text, after in PROMISES:
        terms = Terms(people[role], text, today + timedelta(days=after))
        promise_in(actor=people[role], getwell=made, terms=terms)
    _set_back(made, today - 2 * EVERY)
    first = made.checks.earliest("day")
    with pinned_today(first.day):
        value = watch(reader_for(mia, scope, get_vendor(), home), partner).now(PACE).value
    held = made.checks.filter(pk=first.pk)
    held.update(noted_on=first.day, value=value and round(value, 4), note=FOUND, by=mia)


def _set_back(made: GetWell, begun: date) -> None:
    """As if it had been begun that day: one check lies behind, one is due today."""
    at = datetime.combine(begun, time(10), UTC)
    GetWell.objects.filter(pk=made.pk).update(opened_at=at)
    for check in made.checks.order_by("day"):
        check.day -= EVERY
        check.save(update_fields=["day"])
