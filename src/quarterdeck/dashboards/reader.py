"""Reader: who reads a page, on which day, from which snapshot. Every page's context is built for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from django.http import HttpRequest

from quarterdeck import cube, kpis
from quarterdeck.calendar import Span, today
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.scope import Scope
from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.kpis import Answer, Rank, Ranked, Table
from quarterdeck.kpis.book import book_of
from quarterdeck.kpis.dimensions import Owner
from quarterdeck.kpis.figure import Figure
from quarterdeck.lake import Lake

Group = Mapping[str, Figure]
"""The figures of one group, by KPI."""


class NothingYetError(LookupError):
    """No vendor yet, or no row has come in: there is no figure to show."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The first argument of everything that builds a page.

    `own_currency` is that of the reader's own company, where it is not the vendor's: figures are asked
    for in it. Where some rows are in another, the page is asked for again in the vendor's. `basis` is
    that of the targets, where it is not the vendor's usual one.
    """

    person: Person
    scope: Scope
    vendor: Vendor
    snapshot: cube.Snapshot
    lake: Lake
    today: date
    own_currency: str | None = None
    basis: str = ""

    @property
    def at_home(self) -> bool:
        """Whether the reader sees one company, their own."""
        return not self.scope.internal and len(self.scope.partners) == 1

    @property
    def currency(self) -> str:
        """The currency of the page's amounts."""
        return self.own_currency or self.snapshot.currency

    def in_vendor_currency(self) -> "Reader":
        return replace(self, own_currency=None)

    def ask(
        self,
        names: Sequence[str],
        *,
        period: Span,
        by: Sequence[str] = (),
        where: Mapping[str, Sequence[str | None]] | None = None,
        owner: Owner = "then",
        judged: bool = True,
    ) -> Answer:
        """Figures inside the reader's scope, on the reader's basis of targets; `judged` as in `kpis.ask`.

        Raises CurrencyError where the reader's own currency is not that of all rows.
        """
        return kpis.ask(
            self.snapshot,
            self.scope,
            names,
            by=by,
            where=where,
            period=period,
            owner=owner,
            basis=self.basis or self.vendor.target_basis,
            today=self.today,
            currency=self.own_currency,
            judged=judged,
        )

    def table(
        self,
        names: Sequence[str],
        *,
        period: Span,
        by: Sequence[str],
        where: Mapping[str, Sequence[str | None]] | None = None,
    ) -> Table:
        """As `ask`, for very many groups: values alone. Raises CurrencyError too."""
        return kpis.table(self._question(names, by, period=period, where=where, judged=False))

    def rank(
        self,
        names: Sequence[str],
        by: str,
        *ranks: Rank,
        period: Span,
        where: Mapping[str, Sequence[str | None]] | None = None,
        reach: Decimal = Decimal(1),
    ) -> Ranked:
        """Figures of the groups that stand out, and of all others put together. Raises CurrencyError too."""
        question = self._question(names, (by,), period=period, where=where)
        return kpis.ranked(question, ranks, reach=reach)

    def _question(
        self,
        names: Sequence[str],
        by: Sequence[str],
        *,
        period: Span,
        where: Mapping[str, Sequence[str | None]] | None,
        judged: bool = True,
    ) -> kpis.Question:
        return kpis.Question(
            snapshot=self.snapshot,
            scope=self.scope,
            kpis=tuple(names),
            by=tuple(by),
            where=where or {},
            period=period,
            owner="then",
            basis=self.basis or self.vendor.target_basis,
            today=self.today,
            definitions=kpis.definitions(),
            currency=self.own_currency,
            judged=judged,
        )


def reader_of(request: HttpRequest, home: Home) -> Reader:
    """The reader behind a request. Raises NothingYetError while there is nothing to read."""
    assert isinstance(request.user, Person)
    return reader_for(request.user, request.scope, request.vendor, home)  # type: ignore[attr-defined]


def reader_for(person: Person, scope: Scope, vendor: Vendor | None, home: Home) -> Reader:
    """A reader in their scope of this moment. Raises NothingYetError while there is nothing to read."""
    snapshot = cube.current(home.cube)
    if vendor is None or snapshot is None:
        raise NothingYetError
    return Reader(person, scope, vendor, snapshot, _lake(home), today(), _own_currency(scope, snapshot))


def _own_currency(scope: Scope, snapshot: cube.Snapshot) -> str | None:
    """The currency of a partner-side person's company; None when it is the vendor's, or not one."""
    if scope.internal:
        return None
    cards = book_of(snapshot).partners
    found = {cards[key].currency for key in scope.own if key in cards} - {None}
    return found.pop() if len(found) == 1 and snapshot.currency not in found else None


@cache
def _lake(home: Home) -> Lake:
    return open_lake(home)


def grouped(answer: Answer | Ranked, *dimensions: str) -> dict[tuple[str | None, ...], dict[str, Figure]]:
    """The figures of an answer by their group's keys, then by KPI."""
    groups: dict[tuple[str | None, ...], dict[str, Figure]] = {}
    for figure in answer.figures:
        groups.setdefault(tuple(figure.by[name] for name in dimensions), {})[figure.kpi] = figure
    return groups


def single(answer: Answer) -> dict[str, Figure]:
    """The figures of an answer without groups, by KPI."""
    return {figure.kpi: figure for figure in answer.figures}
