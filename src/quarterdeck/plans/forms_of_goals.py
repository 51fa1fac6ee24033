"""What is filled in about a goal, a strategy or a promise of a draft."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.commitments.people import Promisers
from quarterdeck.kpis import Kpi
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.content import Content, Goal, Promise, Strategy
from quarterdeck.plans.fields import choose_from, dress
from quarterdeck.plans.measures import FINEST, offered

COUNTED = "counted"
LONG, SHORT = 2000, 200


def _words(label: Any, *, rows: int = 2, **more: Any) -> forms.CharField:  # noqa: ANN401 (Django's own)
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), max_length=LONG, **more)


def _line(label: Any, **more: Any) -> forms.CharField:  # noqa: ANN401
    return forms.CharField(label=label, max_length=SHORT, required=False, **more)


def _number(label: Any, **more: Any) -> forms.DecimalField:  # noqa: ANN401
    widget = forms.NumberInput({"step": "any", "inputmode": "decimal"})
    return forms.DecimalField(label=label, widget=widget, required=False, max_digits=18, **more)


def _day(label: Any, **more: Any) -> forms.DateField:  # noqa: ANN401
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=False, **more)


def _choice(label: Any, **more: Any) -> forms.ChoiceField:  # noqa: ANN401
    return forms.ChoiceField(label=label, required=False, **more)


class PartForm(forms.Form):
    """Its fields have names of their own on the page: other forms have a target, too."""

    def __init__(self, *given: Any, **more: Any) -> None:  # noqa: ANN401 (Django's own)
        super().__init__(*given, **{"auto_id": "part_%s", **more})
        dress(self)


class GoalForm(PartForm):
    """A goal. Percentages are written as 25 and kept as 0.25."""

    text = _words(gettext_lazy("What do you want to reach?"))
    measure = _choice(gettext_lazy("What is it measured by?"))
    counted = _line(
        gettext_lazy("What is counted?"),
        help_text=gettext_lazy("If it is no KPI: 'certified engineers', 'customers visited'."),
    )
    baseline = _number(
        gettext_lazy("Where it starts"),
        help_text=gettext_lazy("Leave it empty for where the KPI stands today. Percentages as 25."),
    )
    target = _number(gettext_lazy("What is to be reached"))
    by = _day(gettext_lazy("By when?"))
    serves = _choice(gettext_lazy("Which of the vendor's business goals does it serve?"))

    def __init__(self, *given: Any, business: Mapping[str, str], **more: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **more)
        kpis = sorted(((name, str(kpi.label)) for name, kpi in offered().items()), key=lambda pair: pair[1])
        unsaid = ("", _("Not said yet"))
        choose_from(self, "measure", [unsaid, (COUNTED, _("A thing that is counted")), (_("KPIs"), kpis)])
        choose_from(self, "serves", [unsaid, *business.items()])

    def part(self) -> dict[str, Any]:
        """What is kept of it."""
        return self._kept(self.cleaned_data)

    def so_far(self) -> dict[str, Any]:
        """What is kept of it while it is being written: what cannot be read yet counts as not said."""
        self.is_valid()
        nothing = {"baseline": None, "target": None, "by": None}
        return self._kept({name: nothing.get(name, "") for name in self.fields} | self.cleaned_data)

    def _kept(self, said: Mapping[str, Any]) -> dict[str, Any]:
        kpi = offered().get(said["measure"])
        return {
            "text": said["text"],
            "kpi": kpi.name if kpi else "",
            "counted": "" if kpi else said["counted"],
            "baseline": as_kept(said["baseline"], kpi),
            "target": as_kept(said["target"], kpi),
            "by": said["by"],
            "serves": said["serves"],
        }


class StrategyForm(PartForm):
    """A strategy, and the goal it leads to."""

    text = _words(gettext_lazy("How do you want to get there?"), rows=3)
    goal = _choice(gettext_lazy("Which goal does it lead to?"))

    def __init__(self, *given: Any, said: Content, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **more)
        goals = [(goal.key, goal.text[:80]) for goal in said.goals]
        choose_from(self, "goal", [("", _("None in particular")), *goals])

    def part(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PromiseForm(PartForm):
    """A promise: who does what by when, and what shows it. The owner says whose promise it is."""

    text = _words(gettext_lazy("What is promised?"))
    owner = forms.ChoiceField(label=gettext_lazy("Who sees to it?"))
    due = _day(gettext_lazy("By when?"))
    proof = _line(gettext_lazy("What will show that it is done?"))
    milestone = _line(gettext_lazy("Milestone, if it is a step of something larger"))
    serves = _choice(gettext_lazy("What is it for?"))

    def __init__(
        self,
        *given: Any,  # noqa: ANN401
        said: Content,
        people: Promisers,
        companies: Mapping[str, str],
        **more: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*given, **more)
        choose_from(self, "owner", [(company, _owners(side, people)) for side, company in companies.items()])
        choose_from(self, "serves", _served(said))

    def part(self) -> dict[str, Any]:
        side, _colon, owner = self.cleaned_data["owner"].partition(":")
        return {**self.cleaned_data, "side": side, "owner": owner}


def initial_of(part: Goal | Strategy | Promise) -> dict[str, Any]:
    """What stands in the form of a part."""
    given = part.model_dump()
    if isinstance(part, Promise):
        given["owner"] = f"{part.side}:{part.owner}"
    if isinstance(part, Goal):
        kpi = offered().get(part.kpi)
        given["measure"] = part.kpi if kpi else COUNTED if part.counted else ""
        given |= {name: as_typed(getattr(part, name), kpi) for name in ("baseline", "target")}
    return given


def as_kept(typed: Decimal | None, kpi: Kpi | None) -> Decimal | None:
    """A number as it was typed, as a goal keeps it."""
    if typed is None:
        return None
    value = typed / 100 if kpi and kpi.unit is Unit.PERCENT else typed
    return round(value, FINEST)


def as_typed(kept: Decimal | None, kpi: Kpi | None) -> Decimal | None:
    if kept is None:
        return None
    value = kept * 100 if kpi and kpi.unit is Unit.PERCENT else kept
    return Decimal(format(value.normalize(), "f"))


def _owners(side: str, people: Promisers) -> list[tuple[str, str]]:
    named = [(f"{side}:{person.email}", person.name) for person in people.of(side)]
    return [(f"{side}:", _("Not named yet")), *named]


def _served(said: Content) -> list[tuple[str, Any]]:
    groups = (
        (_("Strategies"), [(one.key, one.text[:80]) for one in said.strategies]),
        (_("Investments"), [(one.key, one.name) for one in said.investments]),
        (_("Goals"), [(one.key, one.text[:80]) for one in said.goals]),
    )
    return [("", _("The plan as a whole")), *((name, parts) for name, parts in groups if parts)]
