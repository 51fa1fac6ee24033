"""The channel: how all of it stands, where, and who moves it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarterdeck.dashboards.pages import parts as partition
from quarterdeck.dashboards.pages import standouts as outstanding
from quarterdeck.dashboards.pages import steps
from quarterdeck.dashboards.pages.drill import places_of
from quarterdeck.dashboards.pages.parts import Parts, parts
from quarterdeck.dashboards.pages.standouts import Standouts, standouts
from quarterdeck.dashboards.pages.state import STANDING, State, state
from quarterdeck.dashboards.pages.steps import Step
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, single
from quarterdeck.exports.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """All figures of the channel's page. The first of `parts` is the one by place, where there is any."""

    state: State
    parts: Sequence[Parts]
    standouts: Standouts
    steps: Sequence[Step]


def channel(reader: Reader, choice: PeriodChoice) -> Channel:
    """Eight questions to the cube, however many partners there are."""
    now = state(reader, {}, choice)
    split = [
        parts(reader, by, {}, choice, now.figures, coming=by not in ("type", "family"))
        for by in splits(reader)
    ]
    found = standouts(reader, {}, choice)
    return Channel(
        state=now,
        parts=split,
        standouts=found,
        steps=steps.of_channel(split, found, choice, reader.currency),
    )


def splits(reader: Reader) -> tuple[str, ...]:
    return (*places_of(reader)[:1], "type", "family")


def tables(reader: Reader, choice: PeriodChoice) -> Mapping[str, Callable[[], Table]]:
    """Every table of the page by the name it has in an address; each asks only for itself."""
    name = _("Channel %s") % choice.key

    def split(by: str) -> Callable[[], Table]:
        return lambda: partition.table(
            parts(
                reader,
                by,
                {},
                choice,
                single(reader.ask(STANDING, period=choice.span)),
                coming=True,
            ),
            f"{name} by {by}",
            reader.currency,
            choice.following.key,
        )

    return {f"by-{by}": split(by) for by in splits(reader)} | {
        "partners": lambda: outstanding.table(standouts(reader, {}, choice), name, reader.currency)
    }
