"""What became of a part of the past: lines that came, changed or went between two versions of the lake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from deltalake.exceptions import DeltaError

from quarterdeck.calendar import Span
from quarterdeck.cube import differing, filters, reading
from quarterdeck.cube.cause import Cause, causes_of
from quarterdeck.cube.differing import Differing, Kind
from quarterdeck.cube.settings import CubeError
from quarterdeck.cube.snapshot import SECONDS, Snapshot, deadline
from quarterdeck.directory.scope import Scope
from quarterdeck.lake import Lake, sql
from quarterdeck.lake.table import Table

KINDS: tuple[Kind, ...] = ("added", "changed", "removed")


@dataclass(frozen=True, slots=True)
class Moved:
    """How many lines of one kind, and what they add to the total."""

    lines: int = 0
    sum: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class RestatedLine:
    """One line by its key, its measure before and after, and which import did it where that was asked."""

    kind: Kind
    key: tuple[Any, ...]
    day: date
    before: Decimal | None
    after: Decimal | None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Restated:
    """The total of a measure in both versions, and what lies between: `lines`, the largest first.

    `lines` may be fewer than `moved` counts.
    """

    before: Decimal
    after: Decimal
    moved: Mapping[Kind, Moved]
    lines: Sequence[RestatedLine]

    @property
    def count(self) -> int:
        return sum(one.lines for one in self.moved.values())


def restated(
    snapshot: Snapshot,
    scope: Scope,
    lake: Lake,
    subject: str,
    *,
    before: int | None,
    span: Span,
    where: filters.Filter,
    measure: str = "amount",
    most: int = 200,
    causes: bool = False,
) -> Restated:
    """What became of the lines in `span`, as `rows` sees them, since the lake's version `before`.

    None for `before`: the subject had no rows then. Lines of both versions are made with the rates and
    the managers of `snapshot`, so what differs is the rows handed in, never a rate. A line counts as
    changed when its measure or its month did; a late one, dated in the span and brought in since, as
    added; one that went to another partner or out of the span as removed. `causes` looks for the import
    of each line listed, for the vendor alone. Only months that were written since are read.

    Raises CubeError for a version that cannot be read any more, for a measure the scope does not know,
    and for amounts as reported that are in several currencies.
    """
    fact = lake.catalogue[subject]
    reading.require(fact, measure, among=reading.measures(fact, internal=scope.internal))
    condition, params = reading.condition(snapshot, scope, fact, span, where)
    old, new = _versions(lake, subject, before, snapshot.lake_versions.get(subject))
    if new is None:
        return Restated(Decimal(0), Decimal(0), dict.fromkeys(KINDS, Moved()), ())
    after, currencies = _total(snapshot, subject, measure, condition, params)
    months = _written(old, new, reading.months(fact, span))
    if not months:
        _require_one(measure, currencies)
        return Restated(after, after, dict.fromkeys(KINDS, Moved()), ())
    with reading.reader(lake, snapshot) as con, deadline(con, SECONDS):
        both = Differing(con, fact, measure, condition, params, snapshot.currency, tuple(months))
        both.compare(old, new, most=most)
        if old and both.add_rates(old, lake, snapshot):
            both.compare(old, new, most=most)
        _require_one(measure, currencies | both.currencies())
        moved = {kind: Moved(*both.counted(kind)) for kind in KINDS}
        found = causes_of(both, old, new) if causes and scope.internal else {}
        listed = [RestatedLine(*line, cause=found.get(line[1])) for line in both.listed()]
    return Restated(after - sum((one.sum for one in moved.values()), Decimal(0)), after, moved, listed)


def _versions(
    lake: Lake, subject: str, before: int | None, after: int | None
) -> tuple[Table | None, Table | None]:
    """The subject's table then and now; None where it had no rows."""
    if before is not None and after is None:
        raise _unreadable(lake, subject, before)
    try:
        return _table(lake, subject, before), _table(lake, subject, after)
    except DeltaError as error:
        raise _unreadable(lake, subject, before) from error


def _table(lake: Lake, subject: str, version: int | None) -> Table | None:
    return None if version is None else lake.table(subject, version)


def _unreadable(lake: Lake, subject: str, version: int | None) -> CubeError:
    return CubeError(
        f"{lake.catalogue[subject].label}: version {version} of the lake cannot be read any more."
    )


def _written(old: Table | None, new: Table, wanted: Sequence[str] | None) -> list[str]:
    """The lake's months, among those wanted, whose files are not the same in both versions."""
    if old and old.version == new.version:
        return []
    then, now = old.files() if old else {}, new.files()
    months = then.keys() | now.keys() if wanted is None else wanted
    return sorted(month for month in months if then.get(month) != now.get(month))


def _total(
    snapshot: Snapshot, subject: str, measure: str, condition: str, params: dict[str, Any]
) -> tuple[Decimal, set[str]]:
    """What the snapshot says, and in which currencies amounts as reported are."""
    currencies = "list(DISTINCT f.currency)" if differing.reported(measure) else "[]"
    ((total, found),) = snapshot.query(
        f"""SELECT coalesce(sum(f.{sql.name(measure)}), 0), {currencies}
            FROM {sql.name(subject)} f {filters.JOINED} WHERE {condition}""",
        params,
    )
    return total, set(found or ())


def _require_one(measure: str, currencies: set[str]) -> None:
    if len(currencies) > 1:
        raise CubeError(f"'{measure}' is in several currencies: {', '.join(sorted(currencies))}.")
