"""Control totals: what a source says its rows come to, against what the lake holds of it."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from quarterdeck.lake import sql
from quarterdeck.quality.desk import Desk, Found
from quarterdeck.quality.models import ControlTotal
from quarterdeck.subjects import Catalogue, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a source says of a calendar month: rows, and the sum of a measure as reported.

    Without `currency` amounts of all currencies are added, as many sources do. `pk` is of an entry
    made by hand; what stands in a mapping has none.
    """

    subject: str
    source: str
    month: str
    currency: str = ""
    measure: str = ""
    total: Decimal | None = None
    rows: int | None = None
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What was declared, what is there, and the imports that brought it."""

    declared: Declared
    rows: int
    total: Decimal
    imports: Sequence[str]

    @property
    def rows_off(self) -> int:
        """Rows too many; negative: too few."""
        return 0 if self.declared.rows is None else self.rows - self.declared.rows

    @property
    def total_off(self) -> Decimal:
        return Decimal(0) if self.declared.total is None else self.total - self.declared.total

    @property
    def agrees(self) -> bool:
        return self.rows_off == 0 and self.total_off == 0


def declared(mappings: Path, catalogue: Catalogue) -> list[Declared]:
    """All that is declared: by hand, and in the [control] tables of saved mappings."""
    entries = [
        Declared(
            subject=one.subject,
            source=one.source,
            month=one.month,
            currency=one.currency,
            measure=one.measure,
            total=one.total,
            rows=one.rows,
            pk=one.pk,
        )
        for one in ControlTotal.objects.all()
    ]
    by_hand = {(one.subject, one.source, one.month, one.currency) for one in entries}
    written = [
        one
        for path in sorted(mappings.glob("*.toml"))
        for one in in_mapping(path)
        if (one.subject, one.source, one.month, one.currency) not in by_hand
    ]
    return [one for one in entries + written if one.subject in catalogue]


def in_mapping(path: Path) -> Iterator[Declared]:
    """The [control] table of a mapping: by month, `rows`, `total`, `measure` and `currency`."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return  # whoever imports with it is told
    control = raw.get("control", {})
    for month, said in control.items() if isinstance(control, dict) else ():
        if isinstance(said, dict):
            yield Declared(
                subject=str(raw.get("subject", "")),
                source=path.stem,
                month=month,
                currency=str(said.get("currency", "")),
                measure=str(said.get("measure", "")),
                total=_decimal(said.get("total")),
                rows=said.get("rows") if isinstance(said.get("rows"), int) else None,
            )


def compare(desk: Desk, wanted: Iterable[Declared]) -> list[Compared]:
    """Each of `wanted` beside the lake, those that differ first. One question a subject and measure."""
    groups: dict[tuple[str, str], list[Declared]] = {}
    for one in wanted:
        if one.subject in desk.lake.catalogue and desk.lake.catalogue[one.subject].kind == "fact":
            groups.setdefault((one.subject, measure_of(desk.lake.catalogue[one.subject], one)), []).append(
                one
            )
    found = [
        each for (subject, measure), some in groups.items() for each in _compare(desk, subject, measure, some)
    ]
    return sorted(found, key=lambda one: (one.agrees, -abs(one.total_off), -abs(one.rows_off)))


def measure_of(subject: Subject, one: Declared) -> str:
    """The measure that is added: the one named; else the amount, or the first there is."""
    names = [measure.name for measure in subject.measures]
    if one.measure in names:
        return one.measure
    return "amount" if "amount" in names else names[0] if names else ""


def differences(desk: Desk, mappings: Path) -> list[Found]:
    """As findings."""
    return [
        _found(one, measure_of(desk.lake.catalogue[one.declared.subject], one.declared))
        for one in compare(desk, declared(mappings, desk.lake.catalogue))
        if not one.agrees
    ]


def _compare(desk: Desk, subject: str, measure: str, some: Sequence[Declared]) -> list[Compared]:
    months = sorted({one.month for one in some})
    added = f"sum(r.{sql.name(measure)})" if measure else "0"
    currency = "coalesce(r.currency, '')" if "currency" in desk.lake.catalogue[subject] else "''"
    rows = desk.ask(
        f"""SELECT a.source, r._month, {currency}, count(*), {added}, list(DISTINCT r._import)
            FROM {desk.source(subject, months)} r JOIN arrivals a ON a.key = r._import GROUP BY ALL"""
    )
    return [_beside(one, rows) for one in some]


def _beside(one: Declared, rows: Sequence[tuple[Any, ...]]) -> Compared:
    mine = [row for row in rows if row[:2] == (one.source, one.month) and one.currency in ("", row[2])]
    imports = sorted({key for row in mine for key in row[5]}, key=lambda key: (len(key), key))
    return Compared(one, sum(row[3] for row in mine), sum((row[4] for row in mine), Decimal(0)), imports)


def _found(one: Compared, measure: str) -> Found:
    said = one.declared
    off: Mapping[str, Any] = {"rows_off": one.rows_off, "total_off": str(one.total_off)}
    facts = {
        "subject": said.subject,
        "source": said.source,
        "currency": said.currency,
        "measure": measure,
        "rows": one.rows,
        "total": str(one.total),
        "declared_rows": said.rows,
        "declared_total": None if said.total is None else str(said.total),
        **off,
    }
    key = ":".join((said.subject, said.source, said.month, said.currency, *map(str, off.values())))
    return Found(key, facts, month=said.month)


def _decimal(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
