"""Working a summary out, as its recipient: all it says comes from their Reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count

from quarterdeck.calendar import Period
from quarterdeck.commitments import selectors as promises
from quarterdeck.commitments.models import Commitment
from quarterdeck.dashboards.pages.drill import places_of
from quarterdeck.dashboards.pages.lens import own_territories
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Assignment, Partner, Side
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis import CurrencyError
from quarterdeck.kpis.book import book_of
from quarterdeck.summaries.content.asking import Times, Where, by, whole
from quarterdeck.summaries.content.partners import partner_lines
from quarterdeck.summaries.content.points import Late, points
from quarterdeck.summaries.content.value import Audience, Group, Line, Measures, Promise, Summary

TALKED_ABOUT = 5
SHOWN = 40
SHOWN_OF_MANY = 12  # under a roll-up
NAMED = 5
PROMISES = 8


class NothingToTellError(LookupError):
    """None of the recipient's partners has any figure."""


def gather(reader: Reader, audience: Audience, period: Period) -> Summary:
    """The summary of `period` as `reader` sees it; in the vendor's currency where amounts are in several.

    Raises NothingToTellError.
    """
    if not (reader.scope.everything or published(reader, reader.scope.partners | reader.scope.own)):
        raise NothingToTellError
    try:
        found = _gather(reader, audience, Times.of(period))
    except CurrencyError:
        found = _gather(reader.in_vendor_currency(), audience, Times.of(period))
    if found.whole.empty and all(line.empty for line in found.lines):
        raise NothingToTellError
    return found


def _gather(reader: Reader, audience: Audience, times: Times) -> Summary:
    common: dict[str, Any] = {
        "audience": audience,
        "grain": times.period.grain,
        "period": times.period.key,
        "first": times.period.first,
        "last": times.period.last,
        "following": times.following.key,
        "currency": reader.currency,
        "basis": reader.basis or reader.vendor.target_basis,
        "data_version": reader.snapshot.data_version,
        "today": reader.today,
    }
    of_audience = _of_company if audience is Audience.COMPANY else _of_vendor
    return Summary(**common, **of_audience(reader, audience, times))


def _of_company(reader: Reader, _audience: Audience, times: Times) -> dict[str, Any]:
    """One's own company; below it a distributor's resellers, as far as the vendor's rule shows them."""
    companies = list(Partner.objects.filter(pk__in=reader.scope.own, active=True).order_by("name", "pk"))
    keys = published(reader, (one.pk for one in companies))
    where: Where = {"partner": keys}
    below = published(reader, reader.scope.partners - reader.scope.own)
    families = by(reader, "family", times, where)
    lines = partner_lines(reader, times, below) if below else []
    starts = {one.fiscal_start for one in companies} - {times.period.calendar.start_month}
    return {
        "company": ", ".join(one.name for one in companies),
        "company_key": keys[0] if len(keys) == 1 else "",
        "own_start": starts.pop() if len(starts) == 1 else None,
        "whole": whole(reader, times, where),
        "groups": tuple(
            Group(key=key, name=key or "", **_dumped(one))
            for key, one in sorted(families.items(), key=lambda pair: -pair[1].revenue)
            if one.revenue or one.last_year
        ),
        **_counted(lines),
        **_named(lines),
        "lines": _shortest(lines)[:SHOWN],
        "promises": _promises(reader.scope, keys),
        "about": (*keys, *below),
    }


def _of_vendor(reader: Reader, audience: Audience, times: Times) -> dict[str, Any]:
    """The partners of one manager, or the roll-up over managers or regions."""
    where = _where(reader)
    lines = partner_lines(reader, times)
    shown = _shortest(lines)[: SHOWN if audience is Audience.MANAGER else SHOWN_OF_MANY]
    if audience is Audience.MANAGER:
        late = _late(reader.scope)
        shown = [
            line.model_copy(update={"points": points(line, late.get(line.key, Late()))})
            if place < TALKED_ABOUT
            else line
            for place, line in enumerate(shown)
        ]
    groups = _groups(reader, audience, times, where, lines)
    return {
        "whole": whole(reader, times, where),
        **_counted(lines),
        **_named(lines),
        "groups": groups[:SHOWN],
        "groups_in_all": len(groups),
        "lines": tuple(shown),
        "about": _about(reader, audience),
    }


def _where(reader: Reader) -> Where | None:
    """Of a limited reader the partners are named: sales that a manager once booked elsewhere stay out."""
    if reader.scope.everything:
        return None
    return {"partner": published(reader, reader.scope.partners)}


def _about(reader: Reader, audience: Audience) -> tuple[str, ...]:
    """What must still be the recipient's whenever they read it: partners, or a regional's territories."""
    if audience is Audience.CHIEF:
        return ()
    if audience is Audience.REGIONAL:
        return tuple(own_territories(reader))
    return tuple(sorted(reader.scope.partners))


def _groups(
    reader: Reader, audience: Audience, times: Times, where: Where | None, lines: Iterable[Line]
) -> tuple[Group, ...]:
    if audience is Audience.MANAGER:
        return ()
    if audience is Audience.CHIEF and (levels := places_of(reader)[:1]):
        return _rolled_up(by(reader, levels[0], times, where), _regions(reader, levels[0]), lines)
    return _rolled_up(by(reader, "manager", times, where), _managers(reader), lines)


@dataclass(frozen=True, slots=True)
class Belonging:
    """To which group each partner belongs, and what the groups are called."""

    of: Mapping[str, str]
    names: Mapping[str, str]


def _rolled_up(
    found: Mapping[str | None, Measures], belonging: Belonging, lines: Iterable[Line]
) -> tuple[Group, ...]:
    """Every group that has figures, who lacks most at the top, those of nobody at the end."""
    members: dict[str | None, list[Line]] = {}
    for line in lines:
        members.setdefault(belonging.of.get(line.key), []).append(line)
    groups = [
        Group(
            key=key,
            name=belonging.names.get(key or "", key or ""),
            **_dumped(one),
            **_counted(members.get(key, [])),
        )
        for key, one in found.items()
    ]
    return tuple(sorted(groups, key=lambda group: (group.key is None, group.variance, group.name)))


def _managers(reader: Reader) -> Belonging:
    """As in figures, of several at once the last to begin counts."""
    held = Assignment.objects.on(reader.today).order_by("since", "manager__email")
    of = dict(held.values_list("partner", "manager__email"))
    return Belonging(of, book_of(reader.snapshot).people)


def _regions(reader: Reader, level: str) -> Belonging:
    book = book_of(reader.snapshot)
    tops = [key for key, (_name, _parent, own) in book.territories.items() if own == level]
    above = {below: top for top in tops for below in book.subtree(top)}
    of = {key: above[card.territory] for key, card in book.partners.items() if card.territory in above}
    return Belonging(of, {key: book.territories[key][0] for key in tops})


def _counted(lines: Iterable[Line]) -> dict[str, Any]:
    found = list(lines)
    return {
        "partners": len(found),
        "many_ahead": sum(line.ahead for line in found),
        "many_short": sum(line.short for line in found),
        "many_lack": sum(line.lacks for line in found),
    }


def _named(lines: list[Line]) -> dict[str, tuple[str, ...]]:
    """Who is short and whose quarter lacks pipeline, the worst first; who is ahead, the best first."""
    found = {
        "short": _shortest(line for line in lines if line.short),
        "ahead": sorted((line for line in lines if line.ahead), key=lambda line: -line.variance),
        "lacking": sorted((line for line in lines if line.lacks), key=lambda line: -line.missing_pipeline),
    }
    return {what: tuple(line.name for line in some[:NAMED]) for what, some in found.items()}


def _shortest(lines: Iterable[Line]) -> list[Line]:
    """Who lacks most first; among those without a target, who lost most against last year."""
    return sorted(lines, key=lambda line: (not line.short, not line.lacks, line.variance, line.name))


def _dumped(measures: Measures) -> dict[str, Any]:
    return {name: getattr(measures, name) for name in Measures.model_fields}


def _late(scope: Scope) -> dict[str, Late]:
    """How many promises about each partner are late, by side."""
    found: dict[str, Late] = {}
    counted = promises.late(promises.visible(scope)).order_by().values_list("partner", "side")
    for partner, side, many in counted.annotate(many=Count("pk")):
        ours = side == Commitment.Side.VENDOR
        before = found.get(partner, Late())
        found[partner] = replace(before, ours=many) if ours else replace(before, theirs=many)
    return found


def _promises(scope: Scope, keys: list[str]) -> tuple[Promise, ...]:
    """What is open between the vendor and the company, the most urgent first."""
    found = promises.visible(scope).filter(partner__in=keys, state=Commitment.State.OPEN)
    return tuple(
        Promise(side=Side(one.side), owner=one.owner.name, text=one.text, due=one.due)
        for one in found.order_by("due", "pk")[:PROMISES]
    )
