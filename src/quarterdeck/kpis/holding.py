"""Which definitions hold on a day: the built-in KPIs, and what this installation made of them."""

import logging
import threading
import time
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from quarterdeck import calendar, subjects
from quarterdeck.kpis.declared import BUILT_IN
from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.errors import FormulaError
from quarterdeck.kpis.formula import read
from quarterdeck.kpis.kept import Kept
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.rules import Rules
from quarterdeck.subjects import Catalogue

SECONDS = 5.0
"""Outside of requests, how long the edition is believed to be the same."""
_seen = threading.local()
log = logging.getLogger(__name__)


def definitions(on: date | None = None) -> Definitions:
    """The definitions that hold on a day, today unless said otherwise.

    A question about any period is answered by the definitions of one day. Changes made by any process
    show at the next request, for one query a request.
    """
    edition = _edition()
    if edition is None:
        return built_in()
    chosen = _kept(edition).on(on or calendar.today())
    return _made(settings.HOME.subjects, edition, *chosen)


def built_in() -> Definitions:
    """The built-in KPIs alone, over the built-in subjects and the vendor's own."""
    return _built_in(settings.HOME.subjects)


def catalogue() -> Mapping[str, Kpi]:
    """Every KPI of this installation by name, as it is defined today."""
    return definitions()


def kept() -> Kept:
    """Every version and rule there is, whenever it holds."""
    edition = _edition()
    return Kept((), ()) if edition is None else _kept(edition)


def look_again(**_: object) -> None:
    """Forget which edition was seen: called when a request begins, and when definitions change."""
    _seen.__dict__.clear()


def _edition() -> datetime | None:
    now = time.monotonic()
    if now > getattr(_seen, "until", 0.0):
        from quarterdeck.kpis.selectors import current_edition  # noqa: PLC0415 (models come after apps)

        _seen.edition, _seen.until = current_edition(), now + SECONDS
    edition: datetime | None = _seen.edition
    return edition


@lru_cache(maxsize=4)
def _kept(edition: datetime) -> Kept:  # noqa: ARG001 (what the rows are remembered by)
    from quarterdeck.kpis.selectors import all_kept  # noqa: PLC0415 (models come after apps)

    return all_kept()


@lru_cache(maxsize=32)
def _made(folder: Path, edition: datetime, versions: tuple[int, ...], rules: tuple[int, ...]) -> Definitions:
    """The definitions of a choice of versions and rules, by their places among those kept."""
    every = _kept(edition)
    own = [every.versions[place].kpi for place in versions]
    kpis = together(_readable(own, catalogue_in(folder)))
    return Definitions(kpis, catalogue_in(folder), Rules(every.rules[place].rule for place in rules))


def together(own: Sequence[Kpi]) -> list[Kpi]:
    """The built-in KPIs, `own` in the place of those of the same name."""
    names = {kpi.name for kpi in own}
    return [*(kpi for kpi in BUILT_IN if kpi.name not in names), *own]


def _readable(own: list[Kpi], catalogue: Catalogue) -> list[Kpi]:
    """Without those that speak of a subject or column taken away since, which would stop every page."""
    names = {kpi.name for kpi in together(own)}
    gone = [kpi for kpi in own if not _can_be_read(kpi, names, catalogue)]
    for kpi in gone:
        log.error("The KPI '%s' is left out: its formula cannot be read any more.", kpi.name)
    return _readable([kpi for kpi in own if kpi not in gone], catalogue) if gone else own


def _can_be_read(kpi: Kpi, names: Collection[str], catalogue: Catalogue) -> bool:
    try:
        for text in (kpi.formula, kpi.target, kpi.thresholds.of if kpi.thresholds else None):
            if text:
                read(text, kpis=names, subjects=catalogue)
    except FormulaError:
        return False
    return True


@lru_cache(maxsize=4)
def _built_in(folder: Path) -> Definitions:
    return Definitions(BUILT_IN, catalogue_in(folder))


@lru_cache(maxsize=4)
def catalogue_in(folder: Path) -> Catalogue:
    """The subjects of an installation: read once a process."""
    return subjects.load(folder)
