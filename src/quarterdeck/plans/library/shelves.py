"""The four shelves of the library, by the word that stands in their address."""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.request import whole
from quarterdeck.plans.library.forms import GoalForm, PlayForm, ShapeForm, TemplateForm
from quarterdeck.plans.models import BusinessGoal, Play, Shape, Template

Form = type[ShapeForm] | type[PlayForm] | type[GoalForm] | type[TemplateForm]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of entry. `help` says what a plan does with it; `made_here` is False where plans make it."""

    key: str
    title: str | Promise
    add: str | Promise
    help: str | Promise
    model: type[Model]
    form: Form
    made_here: bool = True

    def entry(self, key: str) -> Model:
        """Raises ObjectDoesNotExist."""
        if self.model._meta.pk.get_internal_type() == "BigAutoField" and whole(key) is None:
            raise ObjectDoesNotExist
        return self.model._default_manager.get(pk=key)


SHELVES = {
    shelf.key: shelf
    for shelf in (
        Shelf(
            "shapes",
            _("Sample shapes"),
            _("Add a shape"),
            _("How sales run over months; a plan scales it to an amount a year."),
            Shape,
            ShapeForm,
        ),
        Shelf(
            "plays",
            _("Sales plays"),
            _("Add a sales play"),
            _("What is sold together under one name; a plan can have it as a line."),
            Play,
            PlayForm,
        ),
        Shelf(
            "goals",
            _("Business goals"),
            _("Add a business goal"),
            _("What we want to reach ourselves; each goal of a plan serves one of them."),
            BusinessGoal,
            GoalForm,
        ),
        Shelf(
            "templates",
            _("Templates"),
            _("Add a template"),
            _("A plan to start from, for partners of one type. Save any plan as one, from its own page."),
            Template,
            TemplateForm,
            made_here=False,
        ),
    )
}
