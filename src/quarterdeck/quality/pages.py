"""The data page, made of what was kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.dashboards.reader import Reader
from quarterdeck.exports.table import Cell, Table
from quarterdeck.intake.labels import label_of
from quarterdeck.kpis.book import book_of
from quarterdeck.quality import selectors, words
from quarterdeck.quality.freshness import Freshness, read
from quarterdeck.quality.models import DOUBTFUL, MISSING, Examination, Finding, Kind


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in words; `address` leads to what it is about, `rows` to the rows, `correct` to a form."""

    finding: Finding
    about: str
    says: str
    address: str
    rows: str
    correct: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of a kind under their sentence: the first of `count`."""

    kind: Kind
    title: str
    count: int
    lines: Sequence[Line]

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True)
class Fresh:
    """One row of how fresh it is."""

    label: str
    fresh: Freshness
    age: str
    rhythm: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    headline: str
    examined: Examination
    subjects: Sequence[Fresh]
    sources: Sequence[Fresh]
    missing: Sequence[Group]
    doubtful: Sequence[Group]

    @property
    def sales_to(self) -> date | None:
        """The last business day of sales."""
        days = [one.fresh.business_date for one in self.subjects if one.fresh.subject == "sales"]
        return days[0] if days else None


def data_page(reader: Reader) -> DataPage | None:
    """None before the first examination."""
    examined = selectors.latest(reader.scope)
    if examined is None:
        return None
    found = selectors.first_of_each(reader.scope)
    counts = {kind: selectors_count(examined, kind, found) for kind in Kind.values}
    sources = _fresh(reader, examined.freshness["sources"])
    return DataPage(
        headline=words.headline(counts, sum(one.late for one in sources)),
        examined=examined,
        subjects=_fresh(reader, examined.freshness["subjects"]),
        sources=sources,
        missing=[group for kind in MISSING for group in _groups(reader, kind, found, counts)],
        doubtful=[group for kind in DOUBTFUL for group in _groups(reader, kind, found, counts)],
    )


def selectors_count(examined: Examination, kind: str, found: Mapping[str, Sequence[Finding]]) -> int:
    """What was counted, less what was said to be right since then."""
    kept = len(found.get(kind, ()))
    counted = int(examined.counts.get(kind, 0))
    return kept if kept < selectors.SHOWN * 4 else counted


def lines_of(reader: Reader, some: Sequence[Finding]) -> list[Line]:
    names = {key: card.name for key, card in book_of(reader.snapshot).partners.items()}
    return [
        Line(
            one,
            words.about(one, names),
            words.says(one),
            _address(one, names),
            _rows(one, names),
            _correct(reader, one),
        )
        for one in some
    ]


def table(reader: Reader, kind: Kind, some: Sequence[Finding]) -> Table:
    """All that was kept of a kind, as values."""
    headings = (_("About"), _("Partner"), _("Month"), _("What"), *_columns(some))
    names = {key: card.name for key, card in book_of(reader.snapshot).partners.items()}
    return Table(f"Data {kind.value}", headings, (_cells(one, names, headings[4:]) for one in some))


def _columns(some: Sequence[Finding]) -> list[str]:
    plain = {name for one in some for name, value in one.facts.items() if not isinstance(value, dict | list)}
    return sorted(plain - {"name", "who"})


def _cells(one: Finding, names: Mapping[str, str], columns: Sequence[str]) -> tuple[Cell, ...]:
    said = (words.about(one, names), one.partner, one.month, words.says(one))
    return (*said, *(one.facts.get(name) for name in columns))


def _groups(
    reader: Reader, kind: Kind, found: Mapping[str, Sequence[Finding]], counts: Mapping[str, int]
) -> list[Group]:
    """One group a kind; of missing sales one a month and side."""
    some, calendar = found.get(kind, ()), reader.snapshot.calendar
    if kind is not Kind.NO_SALES:
        parts = [some] if some else []
    else:
        keys = sorted({(one.facts["who"], one.month) for one in some}, key=lambda key: (key[1], key[0]))
        parts = [[one for one in some if (one.facts["who"], one.month) == key] for key in keys]
    groups = []
    for part in parts:
        count = len(part) if kind is Kind.NO_SALES else counts[kind]
        shown = lines_of(reader, part[: selectors.SHOWN])
        groups.append(Group(kind, words.title(kind, count, part, calendar), count, shown))
    return groups


def _fresh(reader: Reader, kept: Sequence[Mapping[str, object]]) -> list[Fresh]:
    catalogue, today = reader.lake.catalogue, reader.today
    found = []
    for one in map(read, kept):
        label = label_of(catalogue[one.subject]) if one.subject in catalogue else one.subject
        found.append(Fresh(label, one, words.age(one, today), words.rhythm(one, today), one.late(today)))
    return found


def _address(one: Finding, names: Mapping[str, str]) -> str:
    return reverse("partner", args=[one.partner]) if one.partner in names else ""


def _rows(one: Finding, names: Mapping[str, str]) -> str:
    """The partner's rows of the month, where the finding is about rows."""
    subject = one.facts.get("subject", "sales")
    if one.partner not in names or one.kind not in (Kind.PRICE, Kind.TWICE, Kind.FUTURE, Kind.FEW_ROWS):
        return ""
    if subject not in ("sales", "deals", "targets"):
        return ""
    return f"{reverse('rows', args=[one.partner, subject])}?{urlencode({'period': one.month})}"


def _correct(reader: Reader, one: Finding) -> str:
    """Where the doubtful row is corrected, where it is a single one with a single key."""
    subject = reader.lake.catalogue.get(one.facts.get("subject", "sales"))
    if one.kind not in (Kind.PRICE, Kind.FUTURE) or subject is None or len(subject.key) != 1:
        return ""
    query = urlencode({subject.key[0]: one.facts["line"]})
    return f"{reverse('correction', args=[subject.name])}?{query}"
