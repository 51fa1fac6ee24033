"""A question, its names looked up: what is asked of the cube, and with which values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from django.utils.translation import gettext as _

from quarterdeck.calendar import Grain, Span
from quarterdeck.cube import Snapshot
from quarterdeck.cube.snapshot import SECONDS
from quarterdeck.directory.scope import Scope
from quarterdeck.kpis.book import Book, book_of
from quarterdeck.kpis.compile import compiled
from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.dimensions import Dimension, Owner, dimensions, find
from quarterdeck.kpis.errors import CurrencyError, QuestionError
from quarterdeck.kpis.judge import Bench, bench
from quarterdeck.kpis.shape import Arity, Filter, Shape
from quarterdeck.kpis.standing import Standing
from quarterdeck.kpis.timeline import Timeline
from quarterdeck.kpis.values import Values, periods

Where = Mapping[str, Sequence[str | None]]


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, by whom; see `ask`."""

    snapshot: Snapshot
    scope: Scope
    kpis: tuple[str, ...]
    by: tuple[str, ...]
    where: Where
    period: Span
    owner: Owner
    basis: str
    today: date
    definitions: Definitions
    currency: str | None = None
    seconds: float = SECONDS
    judged: bool = True

    @cached_property
    def bench(self) -> Bench:
        if not self.kpis:
            raise QuestionError(_("Name at least one KPI."))
        for name in self.kpis:
            self.definitions.find(name, internal=self.scope.internal)
        return bench(self.definitions, self.kpis, split=bool(self.groups), judged=self.judged)

    @cached_property
    def groups(self) -> tuple[Dimension, ...]:
        """The dimensions asked for that are no time."""
        return tuple(one for one in map(self.dimension, self.by) if one.kind != "time")

    @cached_property
    def timeline(self) -> Timeline:
        """The question's months. Raises QuestionError where the cube is cut into others."""
        self._check_calendar()
        grains = [name for name in self.by if self.dimension(name).kind == "time"]
        where = {
            name: periods(name, values, self.period)
            for name, values in self.where.items()
            if self.dimension(name).kind == "time"
        }
        return Timeline(self.period, tuple(cast("list[Grain]", grains)), where, self.today)

    @cached_property
    def values(self) -> Values:
        return Values(self.snapshot, self.scope, self.definitions.subjects)

    def fetch(self, around: Callable[[str], str] | None = None) -> list[tuple[Any, ...]]:
        """Rows of (is total, bucket, one key a group, one value a column of the bench).

        `around` may put the SQL inside another query that keeps the last columns.
        """
        keys = self._keys
        query = compiled(self._shape(keys), self._book.layout)
        params = self._parameters(keys)
        text = around(query.sql) if around else query.sql
        used = {name: params[name] for name in query.parameters}
        rows = self.snapshot.query(text, used, seconds=self.seconds)
        if self.reported and any(row[-1] for row in rows):
            raise CurrencyError(_("Not all of these rows are in %(currency)s.") % {"currency": self.currency})
        return rows

    @property
    def reported(self) -> bool:
        """Whether amounts are wanted as they were reported: the vendor's currency is the cube's own."""
        return self.currency not in (None, self.snapshot.currency)

    @cached_property
    def _book(self) -> Book:
        return book_of(self.snapshot)

    @cached_property
    def _dimensions(self) -> dict[str, Dimension]:
        return dimensions(self.definitions.subjects, self.snapshot.levels)

    def dimension(self, name: str) -> Dimension:
        return find(self._open, name, internal=self.scope.internal)

    @cached_property
    def _open(self) -> dict[str, Dimension]:
        """Who may not see the rows of some partners cannot split down to them either."""
        if not self.scope.sealed:
            return self._dimensions
        rows = {subject.name for subject in self.definitions.subjects.facts}
        return {name: one for name, one in self._dimensions.items() if one.keys_of not in rows}

    @cached_property
    def standing(self) -> Standing:
        """Which thresholds each group is judged by."""
        held = {name: one for name, keys in self._keys.items() if (one := self._only(name, keys))}
        return Standing(self.definitions.rules, self._book, held, self.groups)

    def _only(self, name: str, keys: list[str]) -> str | None:
        """The one key a filter holds the question at; of a territory's subtree, its top."""
        if None in self.where[name]:
            return None
        if name == "territory":
            parents = {key: self._book.territories[key][1] for key in keys}
            keys = [key for key in keys if parents[key] not in parents]
        return keys[0] if len(keys) == 1 else None

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        """The keys that each filter lets through, except those of time."""
        named = {name: self.dimension(name) for name in self.where}
        return {
            name: self.values.keys(one, self.where[name]) for name, one in named.items() if one.kind != "time"
        }

    def _shape(self, keys: Mapping[str, list[str]]) -> Shape:
        filters = tuple(
            Filter(self.dimension(name), _arity(found), or_none=None in self.where[name])
            for name, found in keys.items()
        )
        timed = self.timeline.finest is not None or bool(self.timeline.where)
        return Shape(
            leaves=self.bench.columns,
            totals=frozenset(leaf.aggregate.subject for leaf in self.bench.leaves if leaf.total),
            by=self.groups,
            bucketed=timed,
            gaps=bool(self.timeline.where),
            filters=filters,
            owner=self.owner,
            everything=self.scope.everything or self._within_scope(keys),
            partners=_arity(self.scope.partners),
            managers=_arity(self.scope.managers),
            below=_arity(self.scope.below),
            internal=self.scope.internal,
            own=self.reported,
        )

    def _within_scope(self, keys: Mapping[str, list[str]]) -> bool:
        """Whether the question names its partners, all of them visible: then its filter says it all.

        Rows seen by way of the manager alone are of other partners.
        """
        named = keys.get("partner")
        return (
            named is not None and None not in self.where["partner"] and self.scope.partners.issuperset(named)
        )

    def _parameters(self, keys: Mapping[str, list[str]]) -> dict[str, Any]:
        """A value for every name the SQL of this question may hold."""
        params: dict[str, Any] = {"basis": self.basis}
        params |= {"currency": self.currency, "vendor_currency": self.snapshot.currency}
        params |= {f"where_{name}": _bound(found) for name, found in keys.items()}
        params |= {
            "scope_partners": _bound(sorted(self.scope.partners)),
            "scope_managers": _bound(sorted(self.scope.managers)),
            "scope_below": _bound(sorted(self.scope.below)),
        }
        for year in {0, *(leaf.window.years_back for leaf in self.bench.columns)}:
            marks, slots = self.timeline.marks(year), self.timeline.slots(year)
            params |= {f"{name}_{year}": getattr(marks, name) for name in marks.__slots__}
            params[f"months_{year}"] = [month for month, _bucket in slots]
            params[f"buckets_{year}"] = [bucket for _month, bucket in slots]
        return params

    def _check_calendar(self) -> None:
        asked, cube = self.period.start.calendar, self.snapshot.calendar
        months = {
            (one.pattern, "any" if one.pattern == "calendar" else one.start_month) for one in (asked, cube)
        }
        if len(months) > 1:
            raise QuestionError(
                _("Figures are kept by the months of '%(name)s'; '%(grain)s' cuts others.")
                % {"name": cube.name, "grain": asked.name}
            )


def _arity(values: Sequence[str] | frozenset[str]) -> Arity:
    return "none" if not values else "one" if len(values) == 1 else "many"


def _bound(values: list[str]) -> str | list[str]:
    """One value is compared, several are a list."""
    return values[0] if len(values) == 1 else values
