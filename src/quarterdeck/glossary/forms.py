"""The form in which a KPI is written."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.dashboards.limits import judged_unit
from quarterdeck.glossary.fields import DayField, LimitField, limit_text
from quarterdeck.glossary.pages.entry import DIRECTIONS, UNITS
from quarterdeck.glossary.styled import StyledForm
from quarterdeck.kpis import Definitions, Kpi, Unit
from quarterdeck.kpis.record import Thresholds

ACCESS = {
    "public": gettext_lazy("Partners too"),
    "internal": gettext_lazy("Only the vendor"),
}


def _line(label: object, **options: Any) -> forms.CharField:  # noqa: ANN401 (Django's own options)
    return forms.CharField(label=label, max_length=300, **options)  # type: ignore[arg-type]


def _text(label: object, rows: int = 2, **options: Any) -> forms.CharField:  # noqa: ANN401 (Django's own options)
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=2000, widget=area, **options)  # type: ignore[arg-type]


class KpiForm(StyledForm):
    """One version of a KPI. `follows` is the version that its maker looked at."""

    name = _line(gettext_lazy("Name in formulas"), help_text=gettext_lazy("As in renewal_rate. It stays."))
    label = _line(gettext_lazy("Name on screen"))
    question = _line(
        gettext_lazy("The question it answers"), help_text=gettext_lazy("As in: How much was sold?")
    )
    formula = _text(gettext_lazy("Formula"), rows=3)
    words = _text(gettext_lazy("The formula in words"))
    unit = forms.ChoiceField(
        label=gettext_lazy("Unit"), choices=[(key.value, text) for key, text in UNITS.items()]
    )
    direction = forms.ChoiceField(label=gettext_lazy("Direction"), choices=list(DIRECTIONS.items()))
    access = forms.ChoiceField(label=gettext_lazy("Who may see it"), choices=list(ACCESS.items()))
    additive = forms.BooleanField(
        label=gettext_lazy("The parts of a split add up to the total"), required=False
    )
    null_rule = _line(gettext_lazy("What to say when there is no value"))
    target = _line(
        gettext_lazy("Compared with"), required=False, help_text=gettext_lazy("A formula, as in target.")
    )
    behind = LimitField(label=gettext_lazy("Behind from"))
    on_track = LimitField(label=gettext_lazy("On track from"))
    ahead = LimitField(label=gettext_lazy("Ahead from"))
    judged_by = _line(
        gettext_lazy("Judged by"),
        required=False,
        help_text=gettext_lazy("A formula, as in pace. Empty: by its own value."),
    )
    when_red = _text(gettext_lazy("What to do when it is red"))
    note = _text(gettext_lazy("Note"), required=False)
    owner = _line(gettext_lazy("Kept by"))
    valid_from = DayField(
        label=gettext_lazy("Holds from"), help_text=gettext_lazy("Earlier reviews keep what they had.")
    )
    reason = _line(gettext_lazy("Why"), help_text=gettext_lazy("Everybody at the vendor can read it."))
    follows = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, fixed: Kpi | None = None, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """`fixed` is the KPI that is changed: its name stays, and of a built-in one unit and access too."""
        super().__init__(*args, **options)
        if fixed:
            self.fields["name"].disabled = True
            self.initial["name"] = fixed.name

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        limits = [data.get(name) for name in ("behind", "on_track", "ahead")]
        if any(limit is not None for limit in limits) and None in limits:
            self.add_error("behind", _("Give all three thresholds, or none."))
        return data

    @property
    def kpi(self) -> Kpi:
        """What is written so far, whole or not."""
        data = self.cleaned_data
        steps = [step for name in ("behind", "on_track", "ahead") if (step := data.get(name)) is not None]
        thresholds = (
            Thresholds(steps[0], steps[1], steps[2], data.get("judged_by") or None)
            if len(steps) == 3
            else None
        )
        return Kpi(
            name=data.get("name") or "new_kpi",
            label=data.get("label", ""),
            question=data.get("question", ""),
            formula=" ".join(data.get("formula", "").split()),
            words=data.get("words", ""),
            unit=Unit(data.get("unit", Unit.COUNT)),
            null_rule=data.get("null_rule", ""),
            when_red=data.get("when_red", ""),
            direction=data.get("direction", "higher"),
            access=data.get("access", "internal"),
            additive=data.get("additive", False),
            note=data.get("note", ""),
            target=data.get("target") or None,
            thresholds=thresholds,
            owner=data.get("owner", ""),
        )


def written(kpi: Kpi, known: Definitions, day: date) -> dict[str, Any]:
    """The form's first content for a change of `kpi`."""
    limits = kpi.thresholds
    percent = judged_unit(kpi, known) is Unit.PERCENT
    texts = ("name", "label", "question", "formula", "words", "null_rule", "when_red", "note", "owner")
    steps = {
        name: limit_text(getattr(limits, name), percent=percent) if limits else ""
        for name in ("behind", "on_track", "ahead")
    }
    return {
        **{name: str(getattr(kpi, name)) for name in texts},
        **steps,
        "unit": kpi.unit.value,
        "direction": kpi.direction,
        "access": kpi.access,
        "additive": kpi.additive,
        "target": kpi.target or "",
        "judged_by": (limits.of or "") if limits else "",
        "valid_from": day,
        "follows": kpi.version,
    }


def blank(day: date) -> dict[str, Any]:
    """The form's first content for a new KPI."""
    return {
        "unit": Unit.PERCENT.value,
        "access": "internal",
        "null_rule": _("There is nothing to compute it from."),
        "owner": _("Channel operations"),
        "valid_from": day,
        "follows": 0,
    }
