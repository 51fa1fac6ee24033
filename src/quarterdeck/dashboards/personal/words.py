"""What tiles and dashboards say of themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from quarterdeck.dashboards.numbers import figure_shown, said
from quarterdeck.dashboards.pages.drill import level_label
from quarterdeck.dashboards.periods import span_name
from quarterdeck.dashboards.personal.questions import Ask, last_year_of
from quarterdeck.dashboards.personal.sight import Sight
from quarterdeck.dashboards.personal.tile import Compare, Kind, Size, Tile
from quarterdeck.dashboards.reader import Group
from quarterdeck.kpis import Figure, Kpi, Status
from quarterdeck.wording import headed, listed, midsentence

if TYPE_CHECKING:
    from quarterdeck.dashboards.personal.drawn import Drawn

KINDS: dict[Kind, tuple[str | Promise, str | Promise]] = {
    Kind.FIGURE: (gettext_lazy("A figure"), gettext_lazy("One number, with what it is compared with.")),
    Kind.COURSE: (gettext_lazy("A course"), gettext_lazy("A KPI month by month, as a picture.")),
    Kind.SPLIT: (gettext_lazy("A split"), gettext_lazy("A KPI by type, territory, family or another part.")),
    Kind.RANKING: (gettext_lazy("A ranking"), gettext_lazy("The partners with the highest or lowest value.")),
    Kind.TABLE: (gettext_lazy("A table"), gettext_lazy("Several KPIs side by side.")),
    Kind.ATTENTION: (gettext_lazy("Who needs me"), gettext_lazy("The partners that need somebody, and why.")),
    Kind.NOTE: (gettext_lazy("A note"), gettext_lazy("Words of your own.")),
}
SIZES = {
    Size.S: gettext_lazy("Small"),
    Size.M: gettext_lazy("Medium"),
    Size.L: gettext_lazy("Large"),
    Size.WIDE: gettext_lazy("Full width"),
}
COMPARED = {
    Compare.TARGET: gettext_lazy("Its target"),
    Compare.LAST_YEAR: pgettext_lazy("comparison", "Last year"),
    Compare.PREVIOUS: gettext_lazy("The period before"),
    Compare.NOTHING: gettext_lazy("Nothing"),
}


def title_of(sight: Sight, tile: Tile) -> str:
    """The owner's words, or what the tile shows."""
    if tile.title:
        return tile.title
    label = str(sight.kpis[tile.kpis[0]].label) if tile.kpis else ""
    match tile.kind:
        case Kind.COURSE:
            return _("%(kpi)s by month") % {"kpi": label}
        case Kind.SPLIT:
            return _("%(kpi)s by %(part)s") % {"kpi": label, "part": midsentence(level_label(tile.by))}
        case Kind.RANKING:
            words = _("Lowest %(kpi)s") if tile.lowest else _("Highest %(kpi)s")
            return words % {"kpi": midsentence(label)}
        case Kind.TABLE:
            return _("By %(part)s") % {"part": midsentence(level_label(tile.by))}
        case Kind.ATTENTION:
            return _("What to do next") if sight.reader.at_home else _("Who needs you")
    return label


def course_title(kpi: Kpi, tile: Tile) -> str:
    return ngettext(
        "%(kpi)s of the last %(months)s month", "%(kpi)s of the last %(months)s months", tile.months
    ) % {"kpi": kpi.label, "months": tile.months}


def course_says(month: str, value: str | None, target: str | None, last_year: str | None) -> str:
    """'October 2026: 412 K EUR, target 400 K EUR, a year before 380 K EUR'."""
    parts = [
        value or _("not available"),
        _("target %s") % target if target else "",
        _("a year before %s") % last_year if last_year else "",
    ]
    return headed(month, parts)


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is to compare a figure with: others of now, those of the span before; whether time runs."""

    now: Group
    before: Group
    span: Ask | None
    running: bool


def beside(tile: Tile, figure: Figure | None, other: Beside) -> str:
    """What the figure of a tile is compared with, in words; why there is none where there is none."""
    if figure is None or figure.value is None:
        return (figure.reason if figure else None) or _("not available")
    match tile.compare:
        case Compare.TARGET if figure.target:
            return _("to reach: %s") % said(figure.target, figure.unit, figure.currency)
        case Compare.LAST_YEAR:
            words = _("last year to the same day %s") if other.running else _("last year %s")
            return _compared(words, other.now.get(last_year_of(figure.kpi)))
        case Compare.PREVIOUS if other.span:
            words = (
                _("%(value)s in the whole of %(period)s") if other.running else _("%(value)s in %(period)s")
            )
            words %= {"period": span_name(other.span.span).replace("%", "%%"), "value": "%s"}
            return _compared(words, other.before.get(figure.kpi))
    return ""


def _compared(words: str, figure: Figure | None) -> str:
    shown = figure_shown(figure) if figure else None
    return words % shown.said if shown else ""


def headline(tiles: Iterable["Drawn"]) -> str:
    """'2 of 5 judged figures need a look: Pace, Pipeline index.'; '' where none is judged."""
    judged = [
        one for one in tiles if one.figure and one.figure.status not in (Status.NEUTRAL, Status.NOT_AVAILABLE)
    ]
    weak = [
        one.title for one in judged if one.figure and one.figure.status in (Status.BEHIND, Status.AT_RISK)
    ]
    if not judged:
        return ""
    if not weak:
        return ngettext(
            "Your one judged figure is on track.", "All %(all)s judged figures are on track.", len(judged)
        ) % {"all": len(judged)}
    return ngettext(
        "%(weak)s of %(all)s judged figure needs a look: %(names)s.",
        "%(weak)s of %(all)s judged figures need a look: %(names)s.",
        len(judged),
    ) % {"weak": len(weak), "all": len(judged), "names": listed(weak)}
