"""Making and changing one tile: a form with what its kind needs, and nothing that its reader may not know."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.calendar import PeriodError
from quarterdeck.dashboards.personal.period import PERIODS, span_of
from quarterdeck.dashboards.personal.sight import Sight
from quarterdeck.dashboards.personal.tile import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_KPIS,
    Compare,
    Kind,
    Size,
    Tile,
    TileError,
    new_key,
)
from quarterdeck.dashboards.personal.words import COMPARED, SIZES
from quarterdeck.kpis import QuestionError

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Choices = Sequence[tuple[str, str | Promise]]
FIXED = "fixed"
FEW = 100  # partners to choose from in a list; of more, the name is typed

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.FIGURE: ("kpi", "period", "fixed", "compare"),
    Kind.COURSE: ("kpi", "months", "compare"),
    Kind.SPLIT: ("kpi", "by", "period", "fixed", "top"),
    Kind.RANKING: ("kpi", "order", "period", "fixed", "top"),
    Kind.TABLE: ("kpis", "by", "period", "fixed", "top"),
    Kind.ATTENTION: ("period", "fixed", "top"),
    Kind.NOTE: ("text",),
}
FILTERED = {Kind.FIGURE, Kind.COURSE, Kind.SPLIT, Kind.RANKING, Kind.TABLE}


def _select(label: "_StrPromise", choices: Choices, *, required: bool = True) -> forms.ChoiceField:
    select = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=select)


def _text(label: "_StrPromise", longest: int, *, required: bool = False, **attrs: str) -> forms.CharField:
    field = forms.TextInput(attrs={"class": "form-control", "autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=longest, required=required, widget=field)


class TileForm(forms.Form):
    """`tile` is None for a new one. `made` is the tile once the form is valid."""

    made: Tile

    def __init__(
        self,
        sight: Sight,
        kind: Kind,
        tile: Tile | None = None,
        *,
        data: Mapping[str, Any] | None = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        """`given` is what an address proposes for a new one."""
        super().__init__(data, initial=_initial(sight, tile) | dict(given or {}))
        self.sight, self.kind, self.tile = sight, kind, tile
        self.fields["title"] = _text(gettext_lazy("Title, if not the usual one"), LONGEST_TITLE)
        for name in FIELDS[kind]:
            self.fields[name] = self._field(name)
        if kind in FILTERED:
            self.fields |= self._filters()
        self.fields["size"] = _select(gettext_lazy("Width"), list(SIZES.items()))

    def _field(self, name: str) -> forms.Field:
        kpis = [(key, kpi.label) for key, kpi in self.sight.kpis.items()]
        match name:
            case "kpi":
                return _select(gettext_lazy("KPI"), kpis)
            case "kpis":
                boxes = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
                return forms.MultipleChoiceField(label=gettext_lazy("KPIs"), choices=kpis, widget=boxes)
            case "by":
                return _select(gettext_lazy("Split by"), list(self.sight.splits.items()))
            case "period":
                return _select(gettext_lazy("Period"), [*PERIODS.items(), (FIXED, _("A fixed one"))])
            case "fixed":
                return _text(gettext_lazy("Fixed period"), 40, placeholder="2026-Q3")
            case "compare":
                kinds = [one for one in Compare if one is not Compare.PREVIOUS or self.kind is Kind.FIGURE]
                return _select(gettext_lazy("Compared with"), [(one, COMPARED[one]) for one in kinds])
            case "months":
                return _select(gettext_lazy("Months"), [("12", "12"), ("24", "24")])
            case "top":
                return forms.IntegerField(
                    label=gettext_lazy("Lines at most"),
                    min_value=1,
                    max_value=50,
                    widget=forms.NumberInput(attrs={"class": "form-control"}),
                )
            case "order":
                order = [("highest", _("The highest first")), ("lowest", _("The lowest first"))]
                return _select(gettext_lazy("Order"), order)
        area = forms.Textarea(attrs={"class": "form-control", "rows": "5"})
        return forms.CharField(label=gettext_lazy("Text"), max_length=LONGEST_NOTE, widget=area)

    def _filters(self) -> dict[str, forms.Field]:
        """Each optional; without a choice to make it is left out."""
        labels = {
            "partner": gettext_lazy("Only this partner"),
            "territory": gettext_lazy("Only this territory"),
            "type": gettext_lazy("Only this type"),
            "family": gettext_lazy("Only this product family"),
        }
        found: dict[str, forms.Field] = {}
        for name, label in labels.items():
            known = self.sight.known(name)
            if name == "partner" and len(known) > FEW:
                found[name] = _text(label, 200, placeholder=_("Name or key"))
            elif len(known) > 1:
                options = sorted(known.items(), key=lambda one: one[1].casefold())
                found[name] = _select(label, [("", _("All")), *options], required=False)
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        period = data.get("fixed", "").strip() if data.get("period") == FIXED else data.get("period")
        if period is not None:
            self._check_period(period)
        where = {name: key for name in self.fields if (key := self._filter(name, data))}
        if len(data.get("kpis", ())) > MOST_KPIS:
            self.add_error("kpis", _("Choose at most %(most)s.") % {"most": MOST_KPIS})
        if not self.errors:
            self._make(data, period, where)
        return data

    def _check_period(self, period: str) -> None:
        reader = self.sight.reader
        try:
            span_of(period, reader.snapshot.calendar, reader.today)
        except PeriodError:
            words = _("'%(text)s' is not a period. Write 2026, 2026-H1, 2026-Q3 or 2026-07.")
            self.add_error("fixed", words % {"text": period})

    def _filter(self, name: str, data: Mapping[str, Any]) -> str:
        if name not in ("partner", "territory", "type", "family") or not data.get(name):
            return ""
        try:
            return self.sight.key(name, data[name].strip())
        except QuestionError as error:
            self.add_error(name, str(error))
            return ""

    def _make(self, data: Mapping[str, Any], period: str | None, where: Mapping[str, str]) -> None:
        try:
            self.made = Tile(
                key=self.tile.key if self.tile else new_key(),
                kind=self.kind,
                size=Size(data["size"]),
                title=data["title"].strip(),
                kpis=tuple(data["kpis"] if "kpis" in data else [data["kpi"]] if "kpi" in data else ()),
                period=period or "quarter",
                compare=Compare(data.get("compare", Compare.NOTHING)),
                where=where,
                by=data.get("by", ""),
                months=int(data.get("months", 12)),
                top=data.get("top", 7),
                lowest=data.get("order") == "lowest",
                text=data.get("text", ""),
            )
        except TileError as error:
            self.add_error(None, str(error))


def _initial(sight: Sight, tile: Tile | None) -> dict[str, Any]:
    if tile is None:
        return {"kpi": "revenue", "period": "quarter", "compare": Compare.TARGET, "top": 7, "size": Size.M}
    moving = tile.period in PERIODS
    return {
        "title": tile.title,
        "kpi": tile.kpis[0] if tile.kpis else "",
        "kpis": tile.kpis,
        "by": tile.by,
        "period": tile.period if moving else FIXED,
        "fixed": "" if moving else tile.period,
        "compare": tile.compare,
        "months": str(tile.months),
        "top": tile.top,
        "order": "lowest" if tile.lowest else "highest",
        "text": tile.text,
        "size": tile.size,
        **{name: key if name != "partner" else _typed(sight, key) for name, key in tile.where.items()},
    }


def _typed(sight: Sight, key: str) -> str:
    """Where partners are typed, the name; in a list, the key."""
    return sight.name("partner", key) if len(sight.known("partner")) > FEW else key
