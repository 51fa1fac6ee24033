"""What all tiles of a page ask, put together: one question for tiles of one period, filter and split."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quarterdeck import kpis
from quarterdeck.calendar import Span
from quarterdeck.dashboards.personal.period import last_months, previous, span_of
from quarterdeck.dashboards.personal.tile import Compare, Kind, Tile
from quarterdeck.dashboards.reader import Group, Reader
from quarterdeck.kpis import Definitions, Figure, FormulaError, QuestionError, Rank, definitions
from quarterdeck.kpis.answer import figures_of
from quarterdeck.kpis.errors import CurrencyError

SHOWN_AS: Mapping[Kind, str] = {Kind.COURSE: "month", Kind.RANKING: "partner"}
Groups = Mapping[str | None, Group]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the cube, without its KPIs; `by` is empty for a sum.

    `rank` leaves all but the groups that stand out to the cube, where there may be thousands.
    """

    by: str
    where: tuple[tuple[str, str], ...]
    span: Span
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one tile needs: KPIs of an Ask, and of a second one to compare with."""

    ask: Ask
    names: tuple[str, ...]
    before: Ask | None = None


def last_year_of(name: str) -> str:
    """The name under which a KPI of last year, to the same day, is asked for."""
    return f"{name}__last_year"


def wanted(tile: Tile, reader: Reader) -> Wanted | None:
    """None for a tile that asks nothing of the cube by itself."""
    if tile.kind in (Kind.NOTE, Kind.ATTENTION):
        return None
    calendar = reader.snapshot.calendar
    if tile.kind is Kind.COURSE:
        span = last_months(tile.months, calendar, reader.today)
    else:
        span = span_of(tile.period, calendar, reader.today)
    ask = Ask(SHOWN_AS.get(tile.kind, tile.by), tuple(sorted(tile.where.items())), span, _rank(tile))
    names = tile.kpis
    if tile.compare is Compare.LAST_YEAR:
        names = (*names, *(last_year_of(name) for name in tile.kpis))
    before = replace(ask, span=previous(span)) if _looks_back(tile) else None
    return Wanted(ask, names, before)


def _rank(tile: Tile) -> Rank | None:
    if SHOWN_AS.get(tile.kind, tile.by) != "partner" or not definitions()[tile.kpis[0]].additive:
        return None
    return Rank(tile.kpis[0], least=tile.top) if tile.lowest else Rank(tile.kpis[0], most=tile.top)


def _looks_back(tile: Tile) -> bool:
    return tile.compare is Compare.PREVIOUS and tile.kind is Kind.FIGURE


def put_together(all_wanted: Iterable[Wanted]) -> dict[Ask, tuple[str, ...]]:
    """Every question once, with the KPIs of all tiles that ask it."""
    asks: dict[Ask, dict[str, None]] = {}
    for one in all_wanted:
        asks.setdefault(one.ask, {}).update(dict.fromkeys(one.names))
        if one.before:
            asks.setdefault(one.before, {}).update(dict.fromkeys(one.names))
    return {ask: tuple(names) for ask, names in asks.items()}


@dataclass(frozen=True, slots=True)
class Answers:
    """Figures by question and KPI; a KPI that cannot be asked so is absent."""

    found: Mapping[Ask, Groups]

    def of(self, ask: Ask, names: Sequence[str]) -> Groups:
        """The groups in which any of these KPIs has a figure."""
        groups = self.found.get(ask, {})
        return {
            key: figures
            for key, figures in groups.items()
            if any(name in figures and figures[name].value is not None for name in names)
        }


def answered(reader: Reader, asks: Mapping[Ask, Sequence[str]]) -> Answers:
    return Answers({ask: _groups(reader, ask, names) for ask, names in asks.items()})


def _groups(reader: Reader, ask: Ask, names: Sequence[str]) -> Groups:
    """One query; where a KPI cannot be asked so, one for each, and that one is left out."""
    try:
        return _asked(reader, ask, names)
    except CurrencyError:
        raise
    except QuestionError:
        if ask.rank:
            return _groups(reader, replace(ask, rank=None), names)
        if len(names) == 1:
            return {}
    merged: dict[str | None, dict[str, Figure]] = {}
    for name in names:
        for key, figures in _groups(reader, ask, [name]).items():
            merged.setdefault(key, {}).update(figures)
    return merged


def _asked(reader: Reader, ask: Ask, names: Sequence[str]) -> Groups:
    known = definitions()
    if any(name not in known for name in names):
        known = _with_last_year(known)
    question = kpis.Question(
        snapshot=reader.snapshot,
        scope=reader.scope,
        kpis=tuple(names),
        by=(ask.by,) if ask.by else (),
        where={name: [key] for name, key in ask.where},
        period=ask.span,
        owner="then",
        basis=reader.vendor.target_basis,
        today=reader.today,
        definitions=known,
        currency=reader.own_currency,
    )
    figures = kpis.ranked(question, [ask.rank]).figures if ask.rank else figures_of(question)
    found: dict[str | None, dict[str, Figure]] = {}
    for figure in figures:
        found.setdefault(figure.by.get(ask.by), {})[figure.kpi] = figure
    return found


@lru_cache(maxsize=4)
def _with_last_year(known: Definitions) -> Definitions:
    """The same KPIs and, as KPIs of their own, those of last year's same days, where they have one."""
    return Definitions([*known.values(), *_of_last_year(known)], known.subjects, known.rules)


def _of_last_year(known: Definitions) -> Iterable[kpis.Kpi]:
    for name, kpi in known.items():
        shifted = replace(
            kpi,
            name=last_year_of(name),
            formula=f"last_year(to_date({name}))",
            target=None,
            thresholds=None,
        )
        try:
            known.check(shifted)
        except FormulaError:
            continue
        yield shifted
