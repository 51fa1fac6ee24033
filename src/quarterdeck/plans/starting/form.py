"""What can be chosen for a new plan; everything is chosen already."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from quarterdeck.calendar import Period
from quarterdeck.dashboards.numbers import month as month_name
from quarterdeck.dashboards.periods import period_name
from quarterdeck.directory.models import Partner
from quarterdeck.plans.content import HORIZONS, Sold
from quarterdeck.plans.fields import choose_from, dress, number
from quarterdeck.plans.known_shapes import known_shapes
from quarterdeck.plans.models import Plan, Play, Template
from quarterdeck.plans.starting.defaults import Begin

GROWTH, SHAPE = "growth", "shape"
WAYS = ((GROWTH, gettext_lazy("Last year, grown")), (SHAPE, gettext_lazy("A sample shape")))
KINDS = (
    (Sold.FAMILY.value, gettext_lazy("Families")),
    (Sold.PRODUCT.value, gettext_lazy("Products")),
    (Sold.PLAY.value, gettext_lazy("Sales plays")),
)
AMOUNT = 10**14


class BeginForm(forms.Form):
    """When the plan begins, how long it is, and in which currency: what the rest follows from."""

    begins = forms.ChoiceField(label=gettext_lazy("Begins"))
    length = forms.TypedChoiceField(
        label=gettext_lazy("Length"),
        coerce=int,
        choices=[(months, gettext_lazy("%s months") % months) for months in HORIZONS],
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))

    def __init__(self, begin: Begin, data: Any = None) -> None:  # noqa: ANN401 (as Django has it)
        super().__init__(data, initial=begin.initial)
        dress(self)
        choose_from(self, "begins", _months(begin.months))
        choose_from(self, "currency", [(code, code) for code in begin.currencies])


class LinesForm(forms.Form):
    """Which lines the plan has, how their months come about, and where the rest is taken from."""

    kind = forms.ChoiceField(label=gettext_lazy("Lines"))
    way = forms.ChoiceField(label=pgettext_lazy("plan", "Months"), choices=WAYS)
    growth = number(gettext_lazy("Growth a year, %"), lowest=-100, highest=1000, places=2, required=False)
    cleaned = forms.BooleanField(label=gettext_lazy("Without one-off deals"), required=False)
    shape = forms.ChoiceField(label=gettext_lazy("Shape"), required=False)
    annual = number(gettext_lazy("Amount a year"), lowest=0, highest=AMOUNT, places=3, required=False)
    families = forms.MultipleChoiceField(
        label=gettext_lazy("Families to plan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.ChoiceField(label=gettext_lazy("What it earns, goals, terms"), required=False)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 (as Django has it)
        *,
        initial: dict[str, Any],
        partner: Partner,
        last: Plan | None,
        families: Sequence[str],
        sold: bool,
    ) -> None:
        super().__init__(data, initial=initial)
        dress(self)
        plays = Play.objects.exists()
        choose_from(self, "kind", [one for one in KINDS if plays or one[0] != Sold.PLAY])
        choose_from(self, "shape", [(shape.key, shape.name) for shape in known_shapes()])
        choose_from(self, "families", [(name, name) for name in families])
        choose_from(self, "source", sources(partner, last))
        for name in ("families",) if sold else ("kind", "way", "growth", "cleaned"):
            del self.fields[name]

    @property
    def first_source(self) -> str:
        """What is taken over unless somebody wishes otherwise."""
        return str(self.fields["source"].choices[0][0])  # type: ignore[attr-defined]

    @property
    def wishes(self) -> dict[str, Any]:
        """What was chosen; what was not asked for, left empty or written wrongly is as it was proposed."""
        if not self.is_bound:
            return dict(self.initial)
        self.is_valid()
        asked = {"cleaned", "families"} | set(self.data)
        given = {name: value for name, value in self.cleaned_data.items() if name in asked}
        return {**self.initial, **{name: value for name, value in given.items() if value is not None}}


def sources(partner: Partner, last: Plan | None) -> list[tuple[str, str]]:
    """What else can be taken over: the partner's last plan, the templates of its type, the others."""
    found = [(f"plan:{last.pk}", _("As in the plan from %s") % month_name(last.begins))] if last else []
    fitting = Template.objects.filter(Q(partner_type=partner.type) | Q(partner_type="")).order_by(
        "-partner_type", "name"
    )
    found += [(f"template:{one.pk}", _("Template: %s") % one.name) for one in fitting]
    return [*found, ("", _("Nothing, to be filled in"))]


def _months(months: Sequence[Period]) -> list[tuple[str, str]]:
    return [(month.key, _begin_name(month)) for month in months]


def _begin_name(month: Period) -> str:
    """'April 2027, fiscal year 2028' for the first month of a fiscal year."""
    if month.number != 1:
        return period_name(month)
    year = Period(month.year, 1, "year", month.calendar)
    return _("%(month)s, start of %(year)s") % {"month": period_name(month), "year": period_name(year)}
