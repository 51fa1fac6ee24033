"""The forms of what the library holds. Each begins with what it changes, and makes the entry to be kept."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from django import forms
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.kpis import definitions
from quarterdeck.kpis.book import book_of
from quarterdeck.plans.fields import choose_from, dress
from quarterdeck.plans.history import REST
from quarterdeck.plans.models import BusinessGoal, Play, Shape, Template

WEIGHTS = (12, 24, 36)
HIGHEST = Decimal(10**9)


class EntryForm(Protocol):
    """What every form here does beside being a form."""

    def entry(self) -> Model:
        """What is to be kept; ask it when the form is valid."""
        ...


class _Named(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=100)

    def __init__(self, reader: Reader, found: Any, data: Any = None) -> None:  # noqa: ANN401 (any of four models)
        super().__init__(data, initial=self.first(found) if found else {})
        self.reader, self.found = reader, found
        dress(self)

    @staticmethod
    def first(found: Any) -> dict[str, Any]:  # noqa: ANN401 (any of four models)
        return {"name": found.name}

    def clean_name(self) -> str:
        """One name, one entry."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = self.model.objects.exclude(pk=self.found.pk if self.found else None)  # type: ignore[attr-defined]
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("There is one of this name already."))
        return name


class ShapeForm(_Named):
    """A course of sales over months."""

    model = Shape
    help = forms.CharField(
        label=gettext_lazy("What it is for"), max_length=300, required=False, widget=forms.TextInput()
    )
    weights = forms.CharField(
        label=gettext_lazy("A number for each month"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy(
            "12, 24 or 36 numbers, from the plan's first month on; only proportions count."
            " You can paste them from a sheet."
        ),
    )

    @staticmethod
    def first(found: Shape) -> dict[str, Any]:
        return {"name": found.name, "help": found.help, "weights": " ".join(found.weights)}

    def clean_weights(self) -> list[str]:
        words = re.split(r"[\s;]+", self.cleaned_data["weights"].strip())
        weights = [_weight(word) for word in words]
        if len(weights) not in WEIGHTS:
            raise forms.ValidationError(
                _("Write 12, 24 or 36 numbers; these are %(count)s.") % {"count": len(weights)}
            )
        if not any(weights):
            raise forms.ValidationError(_("At least one month has more than 0."))
        return [format(weight, "f") for weight in weights]

    def entry(self) -> Shape:
        said = self.cleaned_data
        pk = self.found.pk if self.found else None
        return Shape(pk=pk, name=said["name"], help=said["help"], weights=said["weights"])


class PlayForm(_Named):
    """Families and products that are sold together."""

    model = Play
    families = forms.MultipleChoiceField(
        label=gettext_lazy("Families"), required=False, widget=forms.CheckboxSelectMultiple
    )
    products = forms.CharField(
        label=gettext_lazy("Products, by their keys"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(),
        help_text=gettext_lazy("Separated by spaces or commas."),
    )

    def __init__(self, reader: Reader, found: Any, data: Any = None) -> None:  # noqa: ANN401 (as above)
        super().__init__(reader, found, data)
        known = {*book_of(reader.snapshot).product_column("family"), *(found.families if found else ())}
        choose_from(self, "families", [(name, name) for name in sorted(known)])

    @staticmethod
    def first(found: Play) -> dict[str, Any]:
        return {"name": found.name, "families": found.families, "products": ", ".join(found.products)}

    def clean_products(self) -> list[str]:
        keys = [word for word in re.split(r"[\s,;]+", self.cleaned_data["products"]) if word]
        known = book_of(self.reader.snapshot).products
        unknown = [key for key in keys if key not in known]
        if unknown:
            raise forms.ValidationError(_("There is no product '%(key)s'.") % {"key": unknown[0]})
        return list(dict.fromkeys(keys))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("families") and not said.get("products"):
            raise forms.ValidationError(_("A play is of at least one family or product."))
        return said

    def entry(self) -> Play:
        said = self.cleaned_data
        key = self.found.pk if self.found else free_slug(said["name"], Play, taken=(REST,))
        return Play(key=key, name=said["name"], families=said["families"], products=said["products"])


class GoalForm(_Named):
    """What the vendor wants to reach."""

    model = BusinessGoal
    kpi = forms.ChoiceField(label=gettext_lazy("Seen by this figure"), required=False)

    def __init__(self, reader: Reader, found: Any, data: Any = None) -> None:  # noqa: ANN401 (as above)
        super().__init__(reader, found, data)
        kpis = [(kpi.name, str(kpi.label)) for kpi in definitions().values()]
        choose_from(self, "kpi", [("", _("None")), *sorted(kpis, key=lambda one: one[1])])

    @staticmethod
    def first(found: BusinessGoal) -> dict[str, Any]:
        return {"name": found.name, "kpi": found.kpi}

    def entry(self) -> BusinessGoal:
        said = self.cleaned_data
        key = self.found.pk if self.found else free_slug(said["name"], BusinessGoal)
        return BusinessGoal(key=key, name=said["name"], kpi=said["kpi"])


class TemplateForm(_Named):
    """A plan to start from: its name, and for whom it is. What it says comes from a plan."""

    model = Template
    partner_type = forms.ChoiceField(label=gettext_lazy("For partners of type"), required=False)

    def __init__(self, reader: Reader, found: Any, data: Any = None) -> None:  # noqa: ANN401 (as above)
        super().__init__(reader, found, data)
        types = set(Partner.objects.values_list("type", flat=True).distinct()) - {""}
        types |= {found.partner_type} - {""} if found else set()
        choose_from(self, "partner_type", [("", _("Any")), *((name, name) for name in sorted(types))])

    @staticmethod
    def first(found: Template) -> dict[str, Any]:
        return {"name": found.name, "partner_type": found.partner_type}

    def entry(self) -> Template:
        said = self.cleaned_data
        return Template(
            pk=self.found.pk,
            name=said["name"],
            partner_type=said["partner_type"],
            content=self.found.content,
        )


def free_slug(name: str, model: type[Model], *, taken: Iterable[str] = ()) -> str:
    """A key after the name that nothing has yet."""
    start = slugify(name)[:40] or model._meta.model_name or "entry"
    used = {*taken, *model._default_manager.values_list("pk", flat=True)}
    numbers = (start if number == 1 else f"{start}-{number}" for number in range(1, len(used) + 2))
    return next(key for key in numbers if key not in used)


def _weight(word: str) -> Decimal:
    try:
        weight = Decimal(word.replace(",", "."))
    except InvalidOperation:
        raise forms.ValidationError(_("'%(word)s' is no number.") % {"word": word[:20]}) from None
    if not (weight.is_finite() and 0 <= weight <= HIGHEST):
        raise forms.ValidationError(_("'%(word)s' is less than 0, or too much.") % {"word": word[:20]})
    return weight
