"""Tiles with their figures: what the templates show, for one reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quarterdeck.dashboards.charts.language import Spec
from quarterdeck.dashboards.charts.share import share_bar
from quarterdeck.dashboards.pages.portfolio import Row, portfolio
from quarterdeck.dashboards.periods import PeriodChoice, choose, name_of, span_name
from quarterdeck.dashboards.personal.course import course
from quarterdeck.dashboards.personal.period import span_of
from quarterdeck.dashboards.personal.questions import Answers, Ask, Wanted, answered, put_together, wanted
from quarterdeck.dashboards.personal.sight import Sight
from quarterdeck.dashboards.personal.tile import Kind, Tile
from quarterdeck.dashboards.personal.words import Beside, beside, title_of
from quarterdeck.dashboards.reader import Group
from quarterdeck.kpis import Figure, Kpi

TIMES = ("month", "quarter")


@dataclass(frozen=True, slots=True)
class Line:
    """One group of a split, a ranking or a table; `bar` beside its first figure."""

    name: str
    address: str
    figures: Sequence[Figure | None]
    bar: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A tile and what is in it. Of one that is not open to its reader there is only the key."""

    tile: Tile
    open: bool = True
    title: str = ""
    about: str = ""
    address: str = ""
    kpis: Sequence[Kpi] = ()
    figure: Figure | None = None
    beside: str = ""
    chart: Spec | None = None
    lines: Sequence[Line] = ()
    rows: Sequence[Row] = ()
    choice: PeriodChoice | None = None

    @property
    def key(self) -> str:
        return self.tile.key

    @property
    def template(self) -> str:
        kind = "lines" if self.tile.kind in (Kind.SPLIT, Kind.RANKING, Kind.TABLE) else self.tile.kind.value
        return f"personal/tile_{kind}.html"


def drawn(sight: Sight, tiles: Sequence[Tile], *, keep_closed: bool = False) -> list[Drawn]:
    """The tiles that are open to the reader; `keep_closed`: the others too, for their owner to remove."""
    asked = {tile.key: wanted(tile, sight.reader) for tile in tiles if sight.opens(tile)}
    answers = answered(sight.reader, put_together(one for one in asked.values() if one))
    pictures = (
        _drawn(sight, tile, asked[tile.key], answers) if tile.key in asked else Drawn(tile=tile, open=False)
        for tile in tiles
    )
    return [one for one in pictures if one.open or keep_closed]


def _drawn(sight: Sight, tile: Tile, one: Wanted | None, answers: Answers) -> Drawn:
    if tile.kind is Kind.NOTE:
        return Drawn(tile=tile, title=tile.title)
    kpis = [sight.kpis[name] for name in tile.kpis]
    if one is None:
        return _attention(sight, tile)
    frame = Drawn(
        tile=tile,
        title=title_of(sight, tile),
        about=_about(sight, one.ask),
        address=_explained(tile, one.ask),
        kpis=kpis,
    )
    match tile.kind:
        case Kind.FIGURE:
            return _figure(sight, frame, one, answers)
        case Kind.COURSE:
            return replace(frame, chart=course(sight.reader, tile, kpis[0], one, answers))
    return replace(frame, lines=list(_lines(sight, tile, one.ask, answers)))


def _figure(sight: Sight, frame: Drawn, one: Wanted, answers: Answers) -> Drawn:
    now: Group = answers.found.get(one.ask, {}).get(None, {})
    before: Group = answers.found.get(one.before, {}).get(None, {}) if one.before else {}
    figure = now.get(frame.tile.kpis[0])
    running = one.ask.span.first <= sight.reader.today < one.ask.span.last
    return replace(
        frame, figure=figure, beside=beside(frame.tile, figure, Beside(now, before, one.before, running))
    )


def _attention(sight: Sight, tile: Tile) -> Drawn:
    reader = sight.reader
    span = span_of(tile.period, reader.snapshot.calendar, reader.today)
    choice = choose(span.key, reader.snapshot.calendar, reader.today)
    rows = portfolio(reader, choice).needing[: tile.top]
    return Drawn(tile=tile, title=title_of(sight, tile), about=choice.name, rows=rows, choice=choice)


def _about(sight: Sight, ask: Ask) -> str:
    """'Q4 2026 · Nordlicht Systems': the period, and what the tile is held at."""
    return " · ".join([span_name(ask.span), *(sight.name(name, key) for name, key in ask.where)])


def _explained(tile: Tile, ask: Ask) -> str:
    """Where the tile's figure says how it is computed; only of a partner or of all."""
    if tile.kind is Kind.TABLE or set(tile.where) - {"partner"}:
        return ""
    return f"{reverse('explanation', args=tile.kpis)}?{urlencode({'period': ask.span.key, **tile.where})}"


def _lines(sight: Sight, tile: Tile, ask: Ask, answers: Answers) -> Iterable[Line]:
    groups = answers.of(ask, tile.kpis)
    first = tile.kpis[0]
    if ask.by in TIMES:
        keys = sorted(groups, key=lambda key: key or "")
    else:
        keys = sorted(groups, key=lambda key: _order(groups[key].get(first), tile), reverse=not tile.lowest)
    shown = keys[: tile.top]
    largest = max((_value(groups[key].get(first)) for key in shown), default=Decimal(0))
    for key in shown:
        figures = [groups[key].get(name) for name in tile.kpis]
        bar = share_bar(_value(figures[0]), largest)
        yield Line(_name(sight, ask.by, key, groups[key]), _address(sight, ask, key), figures, bar)


def _order(figure: Figure | None, tile: Tile) -> tuple[bool, Decimal]:
    """What is not available comes last, whichever way the others go."""
    missing = figure is None or figure.value is None
    return (missing if tile.lowest else not missing), _value(figure)


def _value(figure: Figure | None) -> Decimal:
    return Decimal(0) if figure is None or figure.value is None else figure.value


def _name(sight: Sight, by: str, key: str | None, group: Group) -> str:
    if key is None:
        return _("not allocated")
    if by in TIMES:
        return name_of(key, sight.reader.snapshot.calendar)
    labels = next(iter(group.values())).labels
    return labels.get(by, key)


def _address(sight: Sight, ask: Ask, key: str | None) -> str:
    """A partner's own page, where it opens."""
    if ask.by != "partner" or key is None or not sight.reader.scope.sees(key):
        return ""
    return f"{reverse('partner', args=[key])}?{urlencode({'period': ask.span.key})}"
