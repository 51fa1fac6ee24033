"""Going down: a question as an address, from a partner's total by family, product and month to the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.directory.models import Partner

LABELS: Mapping[str, str | Promise] = {
    "territory": gettext_lazy("Territory"),
    "type": gettext_lazy("Type"),
    "partner": gettext_lazy("Partner"),
    "family": gettext_lazy("Product family"),
    "product": gettext_lazy("Product"),
    "month": gettext_lazy("Month"),
    "manager": gettext_lazy("Manager"),
}
OF_A_PARTNER = ("family", "product", "month", "territory", "manager")
OF_ALL = ("territory", "type", "partner", "family", "product", "month", "manager")
NONE = "~"
"""In an address: the group of what has no key."""


@dataclass(frozen=True, slots=True)
class Drill:
    """Where one is on the way down. `where` maps dimensions to the one key each is held at."""

    partner: Partner | None
    by: str
    where: Mapping[str, str | None]
    choice: PeriodChoice

    @classmethod
    def read(cls, query: QueryDict, partner: Partner | None, choice: PeriodChoice) -> Self:
        """From an address. What is not known is left out; the first level stands for no level."""
        levels = OF_A_PARTNER if partner else OF_ALL
        where = {name: _key(value) for name in levels if (value := query.get(name))}
        by = query.get("by", "")
        drill = cls(partner, by, where, choice)
        return (
            drill if by in levels and by not in where else drill.to(drill.levels[0] if drill.levels else "")
        )

    @property
    def levels(self) -> tuple[str, ...]:
        """What one can still split by."""
        all_levels = OF_A_PARTNER if self.partner else OF_ALL
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
        return type(self)(self.partner, by, self.where, self.choice)

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
            kept = {name: value for name, value in query.items() if name not in ("territory", "type")}
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
        order = ("family", "product", "month") if self.partner else ("territory", "partner")
        done = {*self.where, self.by, *(["family"] if self.by == "product" else [])}
        return next((name for name in order if name in self.levels and name not in done), "")

    def _args(self) -> list[str]:
        return [self.partner.key] if self.partner else []

    def _where(self) -> dict[str, str]:
        return {name: NONE if key is None else key for name, key in self.where.items()}


def level_label(name: str) -> str:
    return str(LABELS[name]) if name in LABELS else _("All")


def _key(value: str) -> str | None:
    return None if value == NONE else value
