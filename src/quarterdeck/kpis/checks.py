"""What must be true of a definition before it is kept."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from quarterdeck.kpis.definitions import Definitions
from quarterdeck.kpis.errors import FormulaError
from quarterdeck.kpis.formula.reader import FUNCTIONS
from quarterdeck.kpis.formula.walk import refs
from quarterdeck.kpis.holding import catalogue_in, together
from quarterdeck.kpis.kept import Kept, Version
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.signals import kpi_used

RESERVED = {*FUNCTIONS, "known", "basis", "partner", "new", "preview", "and", "or", "not", "in", "where"}
LONGEST_NAME = 40


class DefinitionError(ValueError):
    """A definition that cannot be kept; the message says what to do."""


def check_name(name: str, *, new: bool) -> None:
    """A name is a word of the formula language, and not taken by another kind of word."""
    if not new:
        return
    plain = name.isascii() and name.isidentifier() and name == name.lower() and not name.startswith("_")
    if not plain or len(name) > LONGEST_NAME:
        raise DefinitionError(
            _("'%(name)s' cannot be a name: take small letters, digits and '_', as in renewal_rate.")
            % {"name": name}
        )
    if name in RESERVED or name in catalogue_in(settings.HOME.subjects):
        raise DefinitionError(
            _("'%(name)s' is a word of the formula language already. Take another name.") % {"name": name}
        )


def check_texts(kpi: Kpi, reason: str) -> None:
    """What everybody reads is there."""
    for name in ("label", "question", "words", "null_rule", "when_red", "owner"):
        if not str(getattr(kpi, name)).strip():
            raise DefinitionError(_("'%(field)s' is empty.") % {"field": name})
    if not reason.strip():
        raise DefinitionError(_("Say why: others will wonder."))


def check_limits(kpi: Kpi) -> None:
    """Thresholds run one way: up where higher is better, down where lower is."""
    if (limits := kpi.thresholds) is None:
        return
    if kpi.direction == "neutral":
        raise DefinitionError(_("A KPI of which neither more nor less is better has no thresholds."))
    steps = [limits.behind, limits.on_track, limits.ahead]
    falling = kpi.direction == "lower" and not limits.of
    if steps != sorted(steps, reverse=falling) or steps[0] == steps[-1]:
        raise DefinitionError(
            _("The thresholds must fall from 'behind' to 'ahead': lower is better.")
            if falling
            else _("The thresholds must rise from 'behind' to 'ahead'.")
        )


def check_same(kpi: Kpi, own: Kpi | None) -> None:
    """A built-in KPI may count differently, but stays the kind of figure that pages show."""
    if own and (kpi.unit, kpi.access) != (own.unit, own.access):
        raise DefinitionError(
            _("A built-in KPI keeps its unit and who may see it, as pages count on both. Add your own.")
        )


def check_everywhen(kept: Kept, new: Version) -> None:
    """With the new version every formula can be read, on its first day and after each later change."""
    for day, known in _editions(kept, new):
        try:
            Definitions(known, catalogue_in(settings.HOME.subjects))
        except FormulaError as error:
            if day == new.since and not new.retired:
                raise
            raise DefinitionError(f"{date_format(day)}: {error}") from error


def users_of(kept: Kept, name: str, day: date) -> list[str]:
    """Who needs a KPI on a day or later: other KPIs, and whatever higher rooms answer."""
    catalogue = catalogue_in(settings.HOME.subjects)
    found: dict[str, None] = {}
    for _day, kpis in _editions(kept, None, since=day):
        known = Definitions(kpis, catalogue)
        for kpi in known.values():
            texts = (kpi.formula, kpi.target, kpi.thresholds.of if kpi.thresholds else None)
            if any(ref.name == name for text in texts if text for ref in refs(known.read(text))):
                found[str(kpi.label)] = None
    for _receiver, answers in kpi_used.send(sender=Kpi, kpi=name):
        found |= dict.fromkeys(answers or ())
    return list(found)


def _editions(
    kept: Kept, new: Version | None, *, since: date | None = None
) -> Iterator[tuple[date, list[Kpi]]]:
    """The KPIs on a first day, and on every later one on which a version begins."""
    versions = (*kept.versions, *([new] if new else []))
    first = new.since if new else since
    assert first is not None
    both = Kept(versions, ())
    for day in sorted({first, *(one.since for one in versions if one.since > first)}):
        yield day, together([versions[place].kpi for place in both.on(day)[0]])
