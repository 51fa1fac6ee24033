"""The sentences of a comparison, written from its figures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import figure_shown, said
from quarterdeck.dashboards.pages.compare import Comparison
from quarterdeck.kpis.figure import Figure, Unit

SPOKEN = ("pace", "growth", "revenue")


def headline(found: Comparison) -> str:
    """'Nordlicht stands best: pace 105 %. Atelier Nuage stands last: 12 %.'"""
    for name in SPOKEN:
        line = found.line(name)
        if line.best is None or line.worst is None:
            continue
        words = {
            "pace": _(
                "%(best)s is furthest on, at %(high)s of its target to date; %(worst)s is last, at %(low)s."
            ),
            "growth": _("%(best)s grows fastest, by %(high)s; %(worst)s is last, at %(low)s."),
            "revenue": _("%(best)s brings most, %(high)s; %(worst)s least, %(low)s."),
        }[name]
        return words % {
            "best": found.partners[line.best].name,
            "worst": found.partners[line.worst].name,
            "high": _said(line.figures[line.best]),
            "low": _said(line.figures[line.worst]),
        }
    return _("No figure tells these partners apart.")


def under(found: Comparison) -> str:
    """Who is best at most of the figures."""
    wins = list(_wins(found))
    if not wins:
        return ""
    first = max(dict.fromkeys(wins), key=wins.count)
    return _("%(partner)s is best in %(count)s of %(all)s figures.") % {
        "partner": found.partners[first].name,
        "count": wins.count(first),
        "all": len(found.lines),
    }


def courses_title(found: Comparison, currency: str) -> str:
    """What the small pictures show, and their scale."""
    return _("Revenue of the last 24 months, all on one scale up to %(amount)s") % {
        "amount": said(found.largest, Unit.MONEY, currency)
    }


def _wins(found: Comparison) -> Iterator[int]:
    for line in found.lines:
        if line.best is not None:
            yield line.best


def _said(figure: Figure | None) -> str:
    text = figure_shown(figure) if figure else None
    return text.said if text else ""
