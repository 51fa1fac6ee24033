"""The form in which a get-well plan is begun."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.glossary.fields import DayField
from quarterdeck.plans.fields import choose_from, dress
from quarterdeck.plans.pages.earning.fields import AmountField, PercentField
from quarterdeck.reviews.getwell.causes import Cause
from quarterdeck.reviews.services.getwell import Aim

DAYS = ("day1", "day2", "day3")
LARGEST = 99


class GetWellForm(forms.Form):
    """Each figure that can end it has a goal beside it; only that of the chosen one counts."""

    causes = forms.MultipleChoiceField(
        label=gettext_lazy("Causes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kpi = forms.ChoiceField(label=gettext_lazy("Figure"), widget=forms.RadioSelect)
    attainment = PercentField(label=gettext_lazy("Attainment, %"), max_value=1000)
    pace = PercentField(label=gettext_lazy("Pace, %"), max_value=1000)
    pipeline_index = AmountField(label=gettext_lazy("Pipeline index"), max_value=LARGEST)
    day1 = DayField(label=gettext_lazy("First check"))
    day2 = DayField(label=gettext_lazy("Second check"), required=False)
    day3 = DayField(label=gettext_lazy("Third check"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Anything else that both should know"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (Django's own options)
        causes: Sequence[tuple[Cause, str]],
        labels: Sequence[tuple[str, str]],
        **options: Any,  # noqa: ANN401 (Django's own options)
    ) -> None:
        super().__init__(*args, **options)
        self.known = {one.key: one for one, _words in causes}
        choose_from(self, "causes", [(one.key, words) for one, words in causes])
        choose_from(self, "kpi", labels)
        dress(self)
        self.fields["kpi"].widget.attrs["class"] = "form-check-input"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kpi = data.get("kpi")
        if kpi and kpi not in self.errors and not data.get(kpi):
            self.add_error(kpi, _("Write the value that has to be reached."))
        return data

    def aim(self) -> Aim:
        data = self.cleaned_data
        return Aim(
            kpi=data["kpi"],
            goal=data[data["kpi"]],
            days=tuple(data[name] for name in DAYS if data[name]),
            causes=tuple(self.known[key] for key in data["causes"]),
            note=data["note"],
        )
