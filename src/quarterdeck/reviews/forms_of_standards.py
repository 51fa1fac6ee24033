"""The form in which operations say what is expected of partners."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.plans.fields import choose_from, dress
from quarterdeck.plans.pages.earning.fields import AmountField, PercentField
from quarterdeck.reviews.models.standard import LIMITS
from quarterdeck.reviews.services.expecting import FIELDS, Expected

MOST = 200
"""Nobody is expected to reach more than twice the plan."""


class StandardForm(forms.Form):
    """Whom it is about, what their pipeline should be, and when a get-well plan is proposed."""

    type = forms.ChoiceField(label=gettext_lazy("Type of partner"), required=False)
    quarter = forms.TypedChoiceField(label=gettext_lazy("Quarter of the year"), coerce=int)
    index = AmountField(
        label=gettext_lazy("Pipeline index to reach"),
        required=True,
        min_value=LIMITS[0],
        max_value=LIMITS[1],
        decimal_places=2,
    )
    attainment = PercentField(label=gettext_lazy("Attainment, %"), max_value=MOST, decimal_places=2)
    pace = PercentField(label=gettext_lazy("Pace, %"), max_value=MOST, decimal_places=2)
    pipeline = AmountField(label=gettext_lazy("Pipeline index"), max_value=LIMITS[1], decimal_places=2)
    severe = PercentField(
        label=gettext_lazy("Severe below this part of them, %"),
        required=True,
        min_value=1,
        decimal_places=2,
    )

    def __init__(self, *args: Any, types: Sequence[str], **options: Any) -> None:  # noqa: ANN401 (Django's)
        super().__init__(*args, **options)
        quarters = [(0, _("Every quarter")), *((number, f"Q{number}") for number in range(1, 5))]
        choose_from(self, "type", [("", _("All types")), *((one, one) for one in types)])
        choose_from(self, "quarter", [(str(number), label) for number, label in quarters])
        dress(self)

    def clean(self) -> dict[str, Any]:
        """What is expected of the pipeline at least is no more than what is asked for."""
        data: dict[str, Any] = super().clean() or {}
        index, floor = data.get("index"), data.get("pipeline")
        if index is not None and floor is not None and floor > index:
            self.add_error("pipeline", _("This is more than the pipeline index to reach."))
        return data

    def expected(self) -> Expected:
        values: dict[str, Decimal] = {name: self.cleaned_data[name] for name in FIELDS}
        return Expected(**values)
