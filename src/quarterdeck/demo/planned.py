"""Joint business plans of the demo: one in force, the one that shall follow it, one just begun, a draft.

They are made as people make them, so that versions, signatures, promises and targets are true.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from quarterdeck import calendar
from quarterdeck.calendar import Period
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.services import keep
from quarterdeck.dashboards.reader import Reader, reader_for
from quarterdeck.demo import plan_words
from quarterdeck.demo.cast import CAST
from quarterdeck.directory.models import Kind, Partner, Person, Role
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.home import Home
from quarterdeck.plans.content import Content
from quarterdeck.plans.models import BusinessGoal, Plan, Version
from quarterdeck.plans.publishing import publish
from quarterdeck.plans.services.agreeing import propose
from quarterdeck.plans.services.making import make
from quarterdeck.plans.services.remarks import remark
from quarterdeck.plans.services.signing import sign
from quarterdeck.plans.starting.known import known_of
from quarterdeck.plans.starting.proposal import first_kind, proposed, wished
from quarterdeck.plans.tasks import publish_plan

FIRST = "P-001"
LINES = 8
GROWTH = Decimal(9)  # percent a year
EARLY, LATE, LATE_PART = timedelta(days=-3), timedelta(days=12), "p2"
ADDRESS = "192.0.2.7"  # of the block that is kept for documentation


def draw_up(home: Home) -> None:
    """Make the plans, once."""
    if Plan.objects.exists():
        return
    for key, name, kpi in plan_words.BUSINESS_GOALS:
        BusinessGoal.objects.get_or_create(key=key, defaults={"name": name, "kpi": kpi})
    mia, jonas = (Person.objects.get(email=CAST[role]) for role in ("partner manager", "partner executive"))
    reader = reader_for(mia, scope_of(mia), get_vendor(), home)
    quarter = Period.containing(calendar.today(), "quarter", reader.vendor.calendar)
    first = Partner.objects.get(pk=FIRST)
    running = _plan(reader, first, quarter.shift(-3), 12, jonas)
    _agree(running, mia, jonas)
    _keep(Commitment.objects.filter(source=running.key))
    following = _plan(reader, first, quarter.shift(1), 36, jonas)
    _propose(following, mia)
    remark(actor=jonas, plan=following, part="l1", text=plan_words.REMARK)
    others = _others(mia)
    if other := next(others, None):
        partner, executive = other
        young = _plan(reader, partner, quarter.shift(-1), 24, executive)
        _agree(young, mia, executive)
        _keep(Commitment.objects.filter(source=young.key, owner=executive))
        publish(young, home)
    if other := next(others, None):
        _plan(reader, other[0], quarter.shift(1), 24, other[1])
    publish(running, home)
    DBTaskResult.objects.filter(task_path=publish_plan.module_path).delete()  # what they would do is done


def _plan(reader: Reader, partner: Partner, quarter: Period, length: int, executive: Person) -> Plan:
    begins = Period.containing(quarter.first, "month", quarter.calendar)
    known = known_of(reader, partner, begins, partner.currency)
    wishes = wished(known, first_kind(known), "") | {"growth": GROWTH}
    said = _largest(proposed(known, wishes, length, None))
    return make(actor=reader.person, partner=partner, content=plan_words.dressed(said, reader, executive))


def _largest(said: Content) -> Content:
    """The plan's few largest lines, in their order."""
    kept = sorted(said.lines, key=lambda line: -line.total)[:LINES]
    return said.model_copy(update={"lines": tuple(line for line in said.lines if line in kept)})


def _propose(plan: Plan, manager: Person) -> Version:
    version = propose(actor=manager, plan=plan)
    sign(actor=manager, plan=plan, digest=version.digest, address=ADDRESS)
    return version


def _agree(plan: Plan, manager: Person, executive: Person) -> None:
    version = _propose(plan, manager)
    sign(actor=executive, plan=plan, digest=version.digest, address=ADDRESS)


def _keep(found: QuerySet[Commitment]) -> None:
    """What has fallen due is kept by its owner: mostly a little before its day, one after it.

    The cast holds its roles from the day of loading on, so the acts are of that day, and only dated back.
    """
    today = calendar.today()
    for one in found.filter(due__lt=today):
        day = one.due + (LATE if one.part == LATE_PART else EARLY)
        keep(actor=one.owner, commitment=one, shown=f"{one.proof}.")
        Commitment.objects.filter(pk=one.pk).update(closed_on=min(day, today))


def _others(manager: Person) -> Iterator[tuple[Partner, Person]]:
    """The manager's other partners, each with one executive; nobody who is called as somebody of the cast."""
    taken = Person.objects.filter(email__in=CAST.values()).values("name")
    partners = scope_of(manager).partners - {FIRST}
    executives = Role.objects.counting(calendar.today()).filter(kind=Kind.EXECUTIVE, partner__in=partners)
    executives = executives.exclude(person__name__in=taken)
    seen: set[str] = set()
    for role in executives.select_related("person", "partner").order_by("partner", "pk"):
        if role.partner and role.place not in seen:
            seen.add(role.place)
            yield role.partner, role.person
