"""Going down: a question as an address, from a partner's total by family, product and month to the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.calendar import Period, Span
from quarterdeck.dashboards.periods import PeriodChoice, period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.kpis import definitions
from quarterdeck.kpis.book import book_of
from quarterdeck.kpis.dimensions import Dimension, dimensions
from quarterdeck.kpis.values import Values

LABELS: Mapping[str, str | Promise] = {
    "territory": gettext_lazy("Territory"),
    "region": gettext_lazy("Region"),
    "country": gettext_lazy("Country"),
    "type": gettext_lazy("Type"),
    "partner": gettext_lazy("Partner"),
    "family": gettext_lazy("Product family"),
    "product": gettext_lazy("Product"),
    "month": gettext_lazy("Month"),
    "manager": gettext_lazy("Manager"),
}
OF_A_PARTNER = ("family", "product", "month", "manager")
OF_ALL = ("type", "partner", "family", "product", "month", "manager")
OF_THE_PARTNERS = ("territory", "type")
NONE = "~"
"""In an address: the group of what has no key."""


@dataclass(frozen=True, slots=True)
class Drill:
    """Where one is on the way down. `where` maps dimensions to the one key each is held at.

    `places` are the levels of territories one goes down by, top first. A split by one level and the
    filter by it mean the same partners, so what a part leads to has the part's total.
    """

    partner: Partner | None
    by: str
    where: Mapping[str, str | None]
    choice: PeriodChoice
    places: tuple[str, ...] = ()

    @classmethod
    def read(
        cls,
        query: QueryDict,
        partner: Partner | None,
        choice: PeriodChoice,
        places: tuple[str, ...] = (),
    ) -> Self:
        """From an address. What is not known is left out; the first level stands for no level.

        A month narrows the period. Raises PeriodError.
        """
        held = dict.fromkeys((*OF_THE_PARTNERS, *places, *(OF_A_PARTNER if partner else OF_ALL)))
        where = {name: _key(value) for name in held if name != "month" and (value := query.get(name))}
        if month := query.get("month"):
            choice = _narrowed(choice, month)
        by = query.get("by", "")
        drill = cls(partner, by, where, choice, places)
        return drill if by in drill.levels else drill.to(drill.levels[0] if drill.levels else "")

    @property
    def levels(self) -> tuple[str, ...]:
        """What one can still split by."""
        all_levels = OF_A_PARTNER if self.partner else (*self._places_below(), *OF_ALL)
        done = {*self.where, *(["family"] if "product" in self.where else [])}
        spans_months = (
            self.choice.span.start != self.choice.span.end or self.choice.span.start.grain != "month"
        )
        return tuple(name for name in all_levels if name not in done and (name != "month" or spans_months))

    @property
    def question(self) -> dict[str, Sequence[str | None]]:
        """As `kpis.ask` wants it."""
        where: dict[str, Sequence[str | None]] = {name: [key] for name, key in self.where.items()}
        return where | ({"partner": [self.partner.key]} if self.partner else {})

    def to(self, by: str) -> Self:
        return replace(self, by=by)

    def address(self, form: str = "") -> str:
        name = "breakdown" if self.partner else "breakdown_all"
        args = [self.partner.key] if self.partner else []
        page = reverse(f"{name}_file", args=[*args, form]) if form else reverse(name, args=args)
        return f"{page}?{urlencode({'period': self.choice.key, 'by': self.by, **self._where()})}"

    def rows_address(self, subject: str = "sales", form: str = "") -> str:
        """The rows behind the whole page; only one partner's rows are listed."""
        if self.partner is None:
            return ""
        args = [self.partner.key, subject, *([form] if form else [])]
        page = reverse("rows_file" if form else "rows", args=args)
        return f"{page}?{urlencode({'period': self.choice.key, **self._where()})}"

    def into(self, key: str | None) -> str:
        """One level down, into one group: the next split, or the rows when nothing is left to split by."""
        query = {"period": self.choice.key, **self._where()}
        if self.by == "partner" and key is not None:
            dropped = (*OF_THE_PARTNERS, *self.places)
            kept = {name: value for name, value in query.items() if name not in dropped}
            return f"{reverse('breakdown', args=[key])}?{urlencode(kept | {'by': 'family'})}"
        if self.by == "month":
            return self._page(query | {"period": key or ""})
        return self._page(query | {self.by: NONE if key is None else key})

    def _page(self, query: Mapping[str, str]) -> str:
        following = self._following()
        if following:
            page = reverse("breakdown" if self.partner else "breakdown_all", args=self._args())
            return f"{page}?{urlencode({**query, 'by': following})}"
        if self.partner:
            return f"{reverse('rows', args=[self.partner.key, 'sales'])}?{urlencode(query)}"
        return f"{reverse('breakdown_all')}?{urlencode(query)}"

    def _following(self) -> str:
        """The next split after this one: towards products, then months, then rows."""
        places = self._places_below()
        below = places[places.index(self.by) + 1 :] if self.by in places else places
        order = ("family", "product", "month") if self.partner else (*below, "partner")
        done = {*self.where, self.by, *(["family"] if self.by == "product" else [])}
        return next((name for name in order if name in self.levels and name not in done), "")

    def _places_below(self) -> tuple[str, ...]:
        """The levels of territories below the last one held."""
        held = [number for number, place in enumerate(self.places, start=1) if place in self.where]
        return self.places[max(held, default=0) :]

    def _args(self) -> list[str]:
        return [self.partner.key] if self.partner else []

    def _where(self) -> dict[str, str]:
        return {name: NONE if key is None else key for name, key in self.where.items()}


def drill_of(reader: Reader, query: QueryDict, partner: Partner | None, choice: PeriodChoice) -> Drill:
    """The drill of an address, names among its keys looked up. Raises PeriodError and QuestionError."""
    drill = Drill.read(query, partner, choice, places_of(reader))
    return replace(drill, where={name: _resolved(reader, name, key) for name, key in drill.where.items()})


def lookup(reader: Reader, name: str) -> tuple[Values, Dimension]:
    """What the reader may know of the values of a dimension."""
    subjects = definitions().subjects
    known = dimensions(subjects, reader.snapshot.levels)
    return Values(reader.snapshot, reader.scope, subjects), known[name]


def level_label(name: str) -> str:
    if name in LABELS:
        return str(LABELS[name])
    return name.replace("_", " ").capitalize() if name else _("All")


def places_of(reader: Reader) -> tuple[str, ...]:
    """The levels of territories that divide anything: one with a single territory does not."""
    levels = [level for _name, _parent, level in book_of(reader.snapshot).territories.values()]
    taken = {*OF_THE_PARTNERS, *OF_ALL}
    return tuple(one for one in reader.snapshot.levels if levels.count(one) > 1 and one not in taken)


def _resolved(reader: Reader, name: str, key: str | None) -> str | None:
    """The key that a key or a name stands for. A territory's stays: questions take its whole subtree."""
    values, dimension = lookup(reader, name)
    found = values.keys(dimension, [key])
    return key if key is None or name == "territory" else found[0]


def _narrowed(choice: PeriodChoice, month: str) -> PeriodChoice:
    period = Period.parse(month, choice.span.start.calendar)
    return replace(choice, span=Span(period, period), name=period_name(period))


def _key(value: str) -> str | None:
    return None if value == NONE else value
