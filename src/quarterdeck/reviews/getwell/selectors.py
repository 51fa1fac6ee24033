"""Reading get-well plans: one door."""

from datetime import date

from django.db.models import F, Min, Q, QuerySet

from quarterdeck.calendar import today
from quarterdeck.commitments.people import BINDING, plans_for
from quarterdeck.directory.models import Assignment, Partner, Role, Side
from quarterdeck.directory.models.keys import Keys
from quarterdeck.directory.scope import Scope
from quarterdeck.directory.selectors import opened_by
from quarterdeck.reviews.models import Check, GetWell
from quarterdeck.reviews.selectors import side_of

State = GetWell.State


def visible(scope: Scope) -> QuerySet[GetWell]:
    """The vendor's people see those of their partners, a partner's people their own company's.

    What was proposed and declined stays with the vendor; a distributor sees none of its resellers'.
    """
    found = GetWell.objects.select_related("partner", "opened_by")
    if scope.everything:
        return found
    if scope.internal:
        return found.filter(partner__in=Keys(scope.partners))
    return found.filter(partner__in=scope.own).exclude(state=State.DECLINED)


def get_getwell(scope: Scope, pk: int) -> GetWell:
    """The one door. Raises GetWell.DoesNotExist, the same for an absent and for a foreign one."""
    return visible(scope).get(pk=pk)


def open_of(scope: Scope, partner: str) -> GetWell | None:
    return visible(scope).filter(partner=partner, state=State.OPEN).first()


def ended_of(scope: Scope, partner: str) -> GetWell | None:
    """The last one that was won or given up."""
    found = visible(scope).filter(partner=partner, state__in=(State.WON, State.GIVEN_UP))
    return found.order_by("-ended_on", "-pk").first()


def declined(partner: str, quarter: str) -> GetWell | None:
    """That it was declined in this quarter, and why: it is not proposed again before the next."""
    return GetWell.objects.filter(partner=partner, state=State.DECLINED, quarter=quarter).first()


def may_note(scope: Scope, one: GetWell) -> bool:
    """Whoever plans for a side with the partner notes what was found."""
    return one.state == State.OPEN and plans_for(scope, side_of(scope), one.partner_id)


def due(one: GetWell, day: date | None = None) -> Check | None:
    """The oldest check whose day has come and of which nothing was noted."""
    return one.checks.filter(noted_on=None, day__lte=day or today()).first()


def following(one: GetWell, day: date | None = None) -> Check | None:
    return one.checks.filter(noted_on=None, day__gt=day or today()).first()


def checks_due(scope: Scope, day: date) -> QuerySet[Check]:
    """Checks whose day has come, of what the reader began, looks after, or is their own company's."""
    found = Check.objects.filter(getwell__state=State.OPEN, noted_on=None, day__lte=day)
    found = found.select_related("getwell__partner").order_by("day", "pk")
    if not scope.internal:
        return found.filter(getwell__partner__in=scope.own)
    mine = Assignment.objects.on(day).filter(manager__email=scope.person).values("partner")
    began = Q(getwell__opened_by__email=scope.person)
    return found.filter(began | Q(getwell__partner__in=mine), getwell__in=visible(scope))


def led(scope: Scope) -> QuerySet[Partner]:
    """The partners with whom the reader plans for the vendor: to them get-well plans are proposed."""
    roles = Role.objects.counting(today()).filter(person__email=scope.person, kind__in=BINDING[Side.VENDOR])
    return opened_by(list(roles), today())


def called_for(scope: Scope, quarter: str) -> QuerySet[Partner]:
    """Of these, those with whom none is open and none was declined in this quarter."""
    silent = Q(state=State.OPEN) | Q(state=State.DECLINED, quarter=quarter)
    return led(scope).exclude(pk__in=GetWell.objects.filter(silent).values("partner")).order_by("name", "pk")


def in_order(found: QuerySet[GetWell]) -> QuerySet[GetWell]:
    """By the next check, the most urgent first; of those that have ended, the last first."""
    following = Min("checks__day", filter=Q(checks__noted_on=None))
    return found.annotate(following=following).order_by(
        F("ended_on").desc(nulls_first=True), "following", "pk"
    )
