"""The form in which thresholds for some partners are written."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.glossary.fields import DayField, LimitField
from quarterdeck.glossary.styled import StyledForm
from quarterdeck.kpis.record import Thresholds
from quarterdeck.kpis.rules import Rule

Choices = Sequence[tuple[str, str]]


class RuleForm(StyledForm):
    """Whom it is about, and where their status turns."""

    type = forms.ChoiceField(label=gettext_lazy("Type of partner"), required=False)
    territory = forms.ChoiceField(label=gettext_lazy("Territory"), required=False)
    behind = LimitField(label=gettext_lazy("Behind from"))
    on_track = LimitField(label=gettext_lazy("On track from"))
    ahead = LimitField(label=gettext_lazy("Ahead from"))
    target = LimitField(label=gettext_lazy("Fixed target"), help_text=gettext_lazy("If there is one."))
    valid_from = DayField(label=gettext_lazy("Holds from"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        types: Choices,
        places: Choices,
        targeted: bool,
        **options: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        """`targeted`: one value can be the target of any period."""
        super().__init__(*args, **options)
        if not targeted:
            del self.fields["target"]
        self.fields["type"].choices = [("", _("All types")), *types]  # type: ignore[attr-defined]
        self.fields["territory"].choices = [("", _("All territories")), *places]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("type") and not data.get("territory"):
            raise forms.ValidationError(
                _("Choose a type, a territory, or both. What holds for all is changed in the KPI itself.")
            )
        if None in [data.get(name) for name in ("behind", "on_track", "ahead")] and not self.errors:
            raise forms.ValidationError(_("Give all three thresholds."))
        return data

    def rule(self, kpi: str) -> Rule:
        data = self.cleaned_data
        return Rule(
            kpi=kpi,
            type=data["type"],
            territory=data["territory"],
            limits=Thresholds(data["behind"], data["on_track"], data["ahead"]),
            target=data.get("target"),
            since=data["valid_from"],
        )


class EndForm(forms.Form):
    """Whose thresholds end."""

    type = forms.CharField(required=False, max_length=200)
    territory = forms.CharField(required=False, max_length=200)
    seen = forms.IntegerField(min_value=0)
