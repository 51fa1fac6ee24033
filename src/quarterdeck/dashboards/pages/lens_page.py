"""The page of one lens: how its partners stand together, and each of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quarterdeck.dashboards.pages import managers as management
from quarterdeck.dashboards.pages import parts as partition
from quarterdeck.dashboards.pages import roster as listing
from quarterdeck.dashboards.pages import standouts as outstanding
from quarterdeck.dashboards.pages import steps
from quarterdeck.dashboards.pages.lens import Lens
from quarterdeck.dashboards.pages.managers import ManagerLine, managers
from quarterdeck.dashboards.pages.parts import Parts, parts
from quarterdeck.dashboards.pages.portfolio import MOST, Portfolio, Within, portfolio
from quarterdeck.dashboards.pages.roster import Query
from quarterdeck.dashboards.pages.standouts import MOVERS, Standouts, standouts
from quarterdeck.dashboards.pages.state import STANDING, State, state
from quarterdeck.dashboards.pages.steps import Step
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, single
from quarterdeck.exports.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class LensPage:
    """All figures of a lens's page."""

    lens: Lens
    state: State
    parts: Sequence[Parts]
    managers: Sequence[ManagerLine]
    standouts: Standouts
    portfolio: Portfolio
    steps: Sequence[Step]


def lens_page(reader: Reader, lens: Lens, choice: PeriodChoice, name: str = "") -> LensPage:
    """The lens must not be empty."""
    now = state(reader, lens.where, choice, lens.about)
    found = _standouts(reader, lens, choice)
    everyone = _portfolio(reader, lens, choice, found, name)
    split = [parts(reader, by, lens.where, choice, now.figures) for by in lens.by]
    return LensPage(
        lens=lens,
        state=now,
        parts=[one for one in split if len(one.parts) > 1],
        managers=managers(reader, lens, choice, everyone) if lens.kind == "territories" else [],
        standouts=found,
        portfolio=everyone,
        steps=steps.of_rows(everyone.needing, choice),
    )


def tables(
    reader: Reader, lens: Lens, choice: PeriodChoice, query: Query
) -> Mapping[str, Callable[[], Table]]:
    """Every table of the page by the name it has in an address; each asks only for itself."""
    name = f"{lens.name} {choice.key}"
    currency, following = reader.currency, choice.following.key

    def split(by: str) -> Callable[[], Table]:
        def made() -> Table:
            total = single(reader.ask(STANDING, where=lens.where, period=choice.span))
            found = parts(reader, by, lens.where, choice, total, coming=True)
            return partition.table(found, f"{name} by {by}", currency, following)

        return made

    def roster() -> Table:
        found = _standouts(reader, lens, choice)
        everyone = _portfolio(reader, lens, choice, found, query.get("name", ""))
        return listing.table(everyone, choice, query, currency, name)

    made: dict[str, Callable[[], Table]] = {f"by-{by}": split(by) for by in lens.by}
    made["roster"] = roster
    made["partners"] = lambda: outstanding.table(_standouts(reader, lens, choice), name, currency)
    if lens.kind == "territories":
        made["managers"] = lambda: management.table(
            managers(reader, lens, choice), f"{name} managers", currency, following
        )
    return made


def _standouts(reader: Reader, lens: Lens, choice: PeriodChoice) -> Standouts:
    """Of a family, those who buy it are told apart, so that they can be listed."""
    return standouts(reader, lens.where, choice, movers=MOST if lens.kind == "families" else MOVERS)


def _portfolio(reader: Reader, lens: Lens, choice: PeriodChoice, found: Standouts, name: str) -> Portfolio:
    """Of a family, only partners that buy it, or did a year ago."""
    if lens.kind != "families":
        return portfolio(reader, choice, name, within=Within(lens.partners, lens.where))
    buyers = [one.key for one in found.every if one.opens][:MOST]
    return portfolio(
        reader,
        choice,
        name,
        within=Within(lens.partners.filter(key__in=buyers), lens.where, buyers, len(buyers)),
    )
