"""What can be chosen for a copy of a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from quarterdeck.plans.fields import choose_from, number
from quarterdeck.plans.starting.defaults import Begin
from quarterdeck.plans.starting.form import BeginForm

GROWN, EMPTY = "grown", "empty"
OF_ITSELF = ((GROWN, gettext_lazy("The last year of the plan, grown")), (EMPTY, gettext_lazy("Empty")))
OF_ANOTHER = ((GROWN, gettext_lazy("Its own last year, grown")), (EMPTY, gettext_lazy("Empty")))


class CopyForm(BeginForm):
    """When the copy begins, and where its months come from."""

    months = forms.ChoiceField(label=pgettext_lazy("plan", "Months"))
    growth = number(gettext_lazy("Growth a year, %"), lowest=-100, highest=1000, places=2)

    def __init__(self, begin: Begin, data: Any = None, *, another: bool, initial: dict[str, Any]) -> None:  # noqa: ANN401 (POST)
        super().__init__(begin, data)
        self.initial.update(initial)
        choose_from(self, "months", OF_ANOTHER if another else OF_ITSELF)

    @property
    def wishes(self) -> dict[str, Any]:
        """What was chosen; what is wrong is as it was proposed."""
        if not self.is_bound:
            return dict(self.initial)
        self.is_valid()
        return {**self.initial, **self.cleaned_data}
