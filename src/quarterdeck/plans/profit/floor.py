"""The blended margin against the partner's floor, and what would meet it.

A service that is sold with a share `a` of a line's deals adds deals x a x days x rate to the revenue and
deals x a x days x (rate - cost) to the profit. So the share that meets a floor f is exactly
a = (f x revenue - profit) / (deals x days x (rate - cost - f x rate)), on top of today's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from quarterdeck.plans.content import Line, Service
from quarterdeck.plans.profit.flows import Flows
from quarterdeck.plans.profit.lines import LineProfit, deals
from quarterdeck.plans.profit.values import NOTHING, total

PERCENT = Decimal("0.01")
SHOWN = 3
"""How many services are named: the easiest first."""


class Verdict(StrEnum):
    """What there is to say about the floor."""

    NO_FLOOR = "no floor"
    NOT_KNOWN = "not known"
    MET = "met"
    SERVICES = "services"
    TOGETHER = "together"
    LEAVE = "leave"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Attach:
    """With `service` in `share` of the line's deals (`now` so far) the plan would meet the floor.

    `new` where the service is not sold with this line yet, but with another one of the plan.
    """

    line: Line
    service: Service
    now: Decimal
    share: Decimal
    new: bool

    @property
    def more(self) -> Decimal:
        return self.share - self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`services` would each meet the floor; with all of them at `together` it would be met;
    without the lines in `leave` it would be met, at `without`."""

    verdict: Verdict
    floor: Decimal | None = None
    services: tuple[Attach, ...] = ()
    together: Decimal | None = None
    leave: tuple[Line, ...] = ()
    without: Decimal | None = None


def advice(lines: Sequence[LineProfit], flows: Flows, floor: Decimal | None) -> Advice:
    if floor is None:
        return Advice(verdict=Verdict.NO_FLOOR)
    margin = flows.blended_margin.value
    if margin is None:
        return Advice(verdict=Verdict.NOT_KNOWN, floor=floor)
    if margin >= floor:
        return Advice(verdict=Verdict.MET, floor=floor)
    short = floor * total(flows.revenue) - total(flows.margin_profit)
    return _by_services(lines, short, floor) or _by_leaving(lines, floor)


def _by_services(lines: Sequence[LineProfit], short: Decimal, floor: Decimal) -> Advice | None:
    offers = tuple(_offers(lines, floor))
    if enough := [raised for offer in offers if (raised := _raised(offer, short))]:
        easiest = sorted(enough, key=lambda each: (each.new, each.more))[:SHOWN]
        return Advice(verdict=Verdict.SERVICES, floor=floor, services=tuple(easiest))
    sold = [offer for offer in offers if not offer.new]
    for percent in range(1, 101):
        share = percent * PERCENT
        if sum((max(share - offer.now, NOTHING) * offer.gain for offer in sold), NOTHING) >= short:
            return Advice(verdict=Verdict.TOGETHER, floor=floor, together=share)
    return None


class _Offer(NamedTuple):
    """A service with a line; sold with every deal it would bring the plan nearer to the floor by `gain`."""

    line: Line
    service: Service
    now: Decimal
    gain: Decimal
    new: bool


def _offers(lines: Sequence[LineProfit], floor: Decimal) -> Iterator[_Offer]:
    """Every service of every line as it is, and those that only other lines have, with none of the deals.

    Only those that bring the plan nearer to the floor.
    """
    known = [
        (each.line, units) for each in lines if each.flows is not None and (units := deals(each.line).value)
    ]
    catalogue = {service.name: service for line, _ in reversed(known) for service in line.earning.services}
    elsewhere = [(service, worth) for service in catalogue.values() if (worth := _worth(service, floor)) > 0]
    for line, units in known:
        for service in line.earning.services:
            if (worth := _worth(service, floor)) > 0:
                yield _Offer(line, service, service.attach, units * worth, new=False)
        own = {service.name for service in line.earning.services}
        for service, worth in elsewhere:
            if service.name not in own:
                yield _Offer(line, service, NOTHING, units * worth, new=True)


def _worth(service: Service, floor: Decimal) -> Decimal:
    """What one deal with the service has above what the floor asks of it."""
    return service.days * (service.day_rate - service.day_cost - floor * service.day_rate)


def _raised(offer: _Offer, short: Decimal) -> Attach | None:
    if offer.now * offer.gain + short > offer.gain:
        return None
    share = (offer.now + short / offer.gain).quantize(PERCENT, ROUND_UP)
    return Attach(offer.line, offer.service, offer.now, share, offer.new)


def _by_leaving(lines: Sequence[LineProfit], floor: Decimal) -> Advice:
    """The fewest lines without which the rest meets the floor: those that draw it down most."""
    sums = [
        _Sums(each.line, total(each.flows.revenue), total(each.flows.margin_profit), floor)
        for each in lines
        if each.flows is not None
    ]
    sums.sort(key=attrgetter("above"))
    for number in range(1, len(sums)):
        left, kept = sums[:number], sums[number:]
        profit = sum((each.profit for each in kept), NOTHING)
        revenue = sum((each.revenue for each in kept), NOTHING)
        if revenue and profit / revenue >= floor:
            leave = tuple(each.line for each in left)
            return Advice(verdict=Verdict.LEAVE, floor=floor, leave=leave, without=profit / revenue)
    return Advice(verdict=Verdict.NEVER, floor=floor)


@dataclass(frozen=True, slots=True)
class _Sums:
    line: Line
    revenue: Decimal
    profit: Decimal
    floor: Decimal

    @property
    def above(self) -> Decimal:
        """The profit beyond what the floor asks of this line; negative where it draws the plan down."""
        return self.profit - self.floor * self.revenue
