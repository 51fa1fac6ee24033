"""When a period has ended, everybody's letter is written down, once."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q, QuerySet

from quarterdeck.audit.services import record
from quarterdeck.calendar import FiscalCalendar, Period, today
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.summaries.models import Grain, Guest, Letter, Round, Schedule
from quarterdeck.summaries.recipients import people
from quarterdeck.summaries.services.schedule import held_schedule

AT_ONCE = 500


def begin_due() -> Iterator[str]:
    """Cheap while nothing is due. Says what was begun."""
    vendor = Vendor.objects.first()
    if vendor is None:
        return
    schedule = held_schedule()
    for grain in (Grain.QUARTER, Grain.MONTH):
        period = ended(grain, vendor.calendar)
        if is_due(schedule, grain, period) and (many := begin(schedule, grain, period)):
            yield f"Wrote down {many} summaries of {period.key}."


def ended(grain: Grain, calendar: FiscalCalendar) -> Period:
    """The newest month or quarter that is over."""
    return Period.containing(today(), "month" if grain is Grain.MONTH else "quarter", calendar).shift(-1)


def is_due(schedule: Schedule, grain: Grain, period: Period) -> bool:
    waited = (today() - period.last).days
    if not schedule.wants(grain) or waited < schedule.day or period.last < schedule.since:
        return False
    return not Round.objects.filter(grain=grain, period=period.key).exists()


@transaction.atomic
def begin(schedule: Schedule, grain: Grain, period: Period) -> int:
    """Write down a letter for everybody; how many. Of two workers the second finds it done."""
    _round, made = Round.objects.get_or_create(grain=grain, period=period.key)
    if not made:
        return 0
    persons, guests = people(), Guest.objects.current()
    if _ends_a_quarter(schedule, grain, period):
        persons, guests = _only_monthly(persons), guests.filter(monthly=True, quarterly=False)
    letters = [Letter(person_id=pk, grain=grain, period=period.key) for pk in _keys(persons)]
    letters += [Letter(guest_id=pk, grain=grain, period=period.key) for pk in _keys(guests)]
    Letter.objects.bulk_create(letters, batch_size=AT_ONCE, ignore_conflicts=True)
    said = {"period": period.key, "letters": len(letters)}
    record(actor=None, action="summaries.begun", after=said)
    return len(letters)


def _ends_a_quarter(schedule: Schedule, grain: Grain, period: Period) -> bool:
    """With the quarter's summary that of its last month is not sent, too."""
    quarter = Period.containing(period.last, "quarter", period.calendar)
    return grain is Grain.MONTH and schedule.quarterly and quarter.last == period.last


def _only_monthly(found: QuerySet[Person]) -> QuerySet[Person]:
    return found.filter(Q(summary_choice__monthly=True, summary_choice__quarterly=False))


def _keys(found: QuerySet[Person] | QuerySet[Guest]) -> list[int]:
    return list(found.order_by("pk").values_list("pk", flat=True))
