"""How old the data is, by subject and by source, and whether that is later than usual."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from quarterdeck.lake import sql
from quarterdeck.quality.desk import A_YEAR, Desk

GAPS = 3  # between imports, before there is a rhythm
LATEST = 12
MOST = 200  # sources listed
LATE_BY = 1.5


@dataclass(frozen=True, slots=True)
class Freshness:
    """`usual` is the number of days that usually pass between imports; None while there is no rhythm.

    `source` is empty for a subject as a whole. `imported` is None for a distributor, whose reports come
    in files of any source.
    """

    subject: str
    source: str
    rows: int
    business_date: date | None
    imported: date | None
    usual: int | None

    def late(self, today: date) -> bool:
        """Whether more days have passed than half as long again as usual, and two at least."""
        if self.imported is None or self.usual is None:
            return False
        return (today - self.imported).days > max(self.usual * LATE_BY, self.usual + 2)


def freshness(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """`subjects` in their order, `sources` the newest first; as JSON."""
    days = defaultdict[tuple[str, str], set[date]](set)
    for one in desk.arrivals:
        days[one.subject, ""].add(one.day)
        days[one.subject, one.source].add(one.day)
    subjects, sources = list[Freshness](), list[Freshness]()
    for name in desk.lake.catalogue:
        for source, rows, business_date in _counted(desk, name):
            came = days.get((name, source), set())
            kept = Freshness(name, source, rows, business_date, max(came, default=None), usual_gap(came))
            (sources if source else subjects).append(kept)
    sources += _distributors(desk)
    sources.sort(key=lambda one: (one.imported is None, one.subject, one.source))
    return {"subjects": _plain(subjects), "sources": _plain(sources[:MOST])}


def usual_gap(days: Iterable[date]) -> int | None:
    """The days that usually lie between these, of the latest ones; None of too few."""
    ordered = sorted(days)[-LATEST:]
    gaps = [(after - before).days for before, after in pairwise(ordered)]
    return round(median(gaps)) if len(gaps) >= GAPS else None


def read(kept: Mapping[str, Any]) -> Freshness:
    """One as it was kept."""
    return Freshness(
        **{**kept, "business_date": _day(kept["business_date"]), "imported": _day(kept["imported"])}
    )


def _counted(desk: Desk, subject: str) -> list[tuple[str, int, date | None]]:
    """Source, rows and last business day up to today; first the sum, with an empty source."""
    declared = desk.lake.catalogue[subject]
    day = sql.name(declared.date) if declared.date else "NULL::DATE"
    rows = desk.ask(
        f"""SELECT a.source, count(*), max(if({day} <= $today, {day}, NULL))
            FROM {desk.source(subject)} r LEFT JOIN arrivals a ON a.key = r._import GROUP BY 1 ORDER BY 1""",
        today=desk.today,
    )
    if not rows:
        return []
    total = ("", sum(count for _, count, _ in rows), max((last for *_, last in rows if last), default=None))
    return [total, *((source, count, last) for source, count, last in rows if source)]


def _distributors(desk: Desk) -> list[Freshness]:
    """Those who report for others, of the last year."""
    rows = desk.ask(
        """SELECT coalesce(p.name, f.distributor), sum(f.rows), max(f.month)
           FROM sales f LEFT JOIN partners p ON p.partner = f.distributor
           WHERE f.distributor IS NOT NULL AND f.month > $since GROUP BY 1""",
        since=desk.today - A_YEAR,
    )
    return [Freshness("sales", name, int(n), month, None, None) for name, n, month in rows]


def _plain(found: Sequence[Freshness]) -> list[dict[str, Any]]:
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(one).items()}
        for one in found
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
