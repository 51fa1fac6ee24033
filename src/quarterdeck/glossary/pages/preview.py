"""A KPI while it is written: what is wrong with it, and what it would be for some real partners."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from quarterdeck import kpis
from quarterdeck.calendar import Span
from quarterdeck.cube import Snapshot
from quarterdeck.dashboards.periods import PeriodChoice, choose
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis import Definitions, Figure, FormulaError, Kpi

SECONDS = 2.0
"""Somebody is typing: an answer later than this is none."""
SIZES = 5
_chosen: WeakKeyDictionary[Snapshot, dict[str, str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Line:
    """One partner, or all: as it is now, if it is there already, and as it would be."""

    name: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class Preview:
    lines: Sequence[Line]
    choice: PeriodChoice
    changed: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a formula: its text in three parts, the middle one to be underlined."""

    message: str
    before: str
    place: str
    after: str
    choices: Sequence[str]


def faults(known: Definitions, kpi: Kpi) -> dict[str, FormulaError]:
    """What is wrong with the formulas of a KPI, by field."""
    found: dict[str, FormulaError] = {}
    judged = kpi.thresholds.of if kpi.thresholds else None
    for field, text in (("formula", kpi.formula), ("target", kpi.target), ("judged_by", judged)):
        try:
            if text is not None:
                known.read(text)
        except FormulaError as error:
            found[field] = error
    try:
        if not found:
            known.check(kpi)
    except FormulaError as error:
        found["formula"] = error
    return found


def underlined(text: str, error: FormulaError) -> Fault:
    start, end = error.position, error.position + error.length
    return Fault(str(error), text[:start], text[start:end], text[end:], error.choices)


def preview(reader: Reader, known: Definitions, kpi: Kpi) -> Preview:
    """Five partners from the largest to the smallest, and all together, in the running quarter.

    Raises QueryTooLongError.
    """
    choice = choose("", reader.snapshot.calendar, reader.today)
    others = [one for one in known.values() if one.name != kpi.name]
    draft = Definitions([*others, kpi], known.subjects, known.rules)
    partners = some_partners(reader, known)
    after = _figures(reader, draft, kpi.name, partners, choice.span)
    before = _figures(reader, known, kpi.name, partners, choice.span) if kpi.name in known else {}
    names = {**partners, "": ""}
    lines = [Line(name, before.get(key), after.get(key)) for key, name in names.items()]
    return Preview(lines, choice, changed=bool(before))


def some_partners(reader: Reader, known: Definitions) -> dict[str, str]:
    """Names by key of partners of all sizes, by their revenue of a year."""
    assert reader.scope.everything  # what is kept is for those who see all
    year = Span.parse(str(reader.today.year), reader.snapshot.calendar)
    if reader.snapshot not in _chosen:
        found = _ask(reader, known, "revenue", year, by=["partner"])
        sized = sorted(found, key=lambda one: -(one.value or 0))
        keys = [
            (one.by["partner"] or "", one.labels.get("partner", "")) for one in sized if one.by["partner"]
        ]
        places = sorted(
            {round(step * (len(keys) - 1) / (SIZES - 1)) for step in range(SIZES)} if keys else ()
        )
        _chosen[reader.snapshot] = dict(keys[place] for place in places)
    return _chosen[reader.snapshot]


def _figures(
    reader: Reader, known: Definitions, name: str, partners: Mapping[str, str], span: Span
) -> dict[str, Figure]:
    """By partner; '' is all partners."""
    each = (
        _ask(reader, known, name, span, by=["partner"], where={"partner": list(partners)}) if partners else []
    )
    whole = _ask(reader, known, name, span)
    return {one.by.get("partner") or "": one for one in [*each, *whole]}


def _ask(
    reader: Reader,
    known: Definitions,
    name: str,
    span: Span,
    *,
    by: Sequence[str] = (),
    where: Mapping[str, Sequence[str | None]] | None = None,
) -> list[Figure]:
    return kpis.ask(
        reader.snapshot,
        reader.scope,
        [name],
        by=by,
        where=where,
        period=span,
        basis=reader.vendor.target_basis,
        today=reader.today,
        known=known,
        seconds=SECONDS,
    ).figures
