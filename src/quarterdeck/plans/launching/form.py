"""What can be said of a launch; everything has a default."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from quarterdeck.plans.content import HORIZONS
from quarterdeck.plans.fields import choose_from, dress
from quarterdeck.plans.known_shapes import known_shapes
from quarterdeck.plans.pages.earning.fields import AmountField, DaysField, PercentField

Choices = Sequence[tuple[str, Any]]
GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (gettext_lazy("What is launched"), ("sold", "name", "begins", "length")),
    (gettext_lazy("What is sold"), ("shape", "annual", "growth", "margin", "deal")),
    (gettext_lazy("A service with it"), ("service", "attach", "days", "day_rate", "day_cost")),
    (gettext_lazy("People to certify"), ("people", "training", "people_cost", "lost")),
    (gettext_lazy("Up front"), ("marketing", "share", "equipment")),
    (gettext_lazy("Terms"), ("collect_days", "pay_days", "stock_days", "finance_rate", "floor")),
)


class LaunchForm(forms.Form):
    """A launch, as it is written."""

    sold = forms.ChoiceField(label=gettext_lazy("Product or family"), required=False)
    name = forms.CharField(label=gettext_lazy("Or a name of its own"), max_length=200, required=False)
    begins = forms.ChoiceField(label=gettext_lazy("First month"))
    length = forms.TypedChoiceField(
        label=gettext_lazy("Looked at for"),
        coerce=int,
        choices=[(months, gettext_lazy("%s months") % months) for months in HORIZONS],
    )
    shape = forms.ChoiceField(label=gettext_lazy("Shape"))
    annual = AmountField(label=gettext_lazy("Sales in the first year"), required=True)
    growth = PercentField(
        label=gettext_lazy("Growth a year after that, %"), min_value=-100, max_value=1000, required=True
    )
    margin = PercentField(label=gettext_lazy("Margin, %"), required=True)
    deal = AmountField(label=gettext_lazy("Average deal"), required=True)
    service = forms.CharField(label=gettext_lazy("Service"), max_length=200, required=False)
    attach = PercentField(label=gettext_lazy("Attach rate, %"))
    days = DaysField(label=gettext_lazy("Days"))
    day_rate = AmountField(label=gettext_lazy("Rate of a day"))
    day_cost = AmountField(label=gettext_lazy("Cost of a day"))
    people = forms.IntegerField(label=pgettext_lazy("headcount", "People"), min_value=0, max_value=10000)
    training = DaysField(label=gettext_lazy("Days each"))
    people_cost = AmountField(label=gettext_lazy("Cost of a day"))
    lost = AmountField(label=gettext_lazy("Lost billing of a day"))
    marketing = AmountField(label=gettext_lazy("Marketing"))
    share = PercentField(label=gettext_lazy("The vendor's share of it, %"))
    equipment = AmountField(label=gettext_lazy("Demo equipment"))
    collect_days = DaysField(label=gettext_lazy("Customers pay after, days"))
    pay_days = DaysField(label=gettext_lazy("The vendor is paid after, days"))
    stock_days = DaysField(label=gettext_lazy("Stock is bought ahead, days"))
    finance_rate = PercentField(label=gettext_lazy("Interest a year, %"))
    floor = PercentField(label=gettext_lazy("Floor of the margin, %"))

    def __init__(self, said: Mapping[str, str], *, sold: Choices, months: Choices) -> None:
        super().__init__(said)
        dress(self)
        choose_from(self, "sold", sold)
        choose_from(self, "begins", months)
        choose_from(self, "shape", [(shape.key, shape.name) for shape in known_shapes()])

    @property
    def groups(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in GROUPS]
