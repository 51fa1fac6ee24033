"""What is filled in on the pages of people."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from quarterdeck.calendar import today
from quarterdeck.directory.models import Kind
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.places import partner_named, territory_named
from quarterdeck.people.words import ROLES

CONTROL, SELECT = {"class": "form-control"}, {"class": "form-select"}
KINDS = [("", _("Choose a role")), *ROLES.items()]
PLACED = {Kind.REGIONAL: "territory", Kind.MANAGER: "territory"} | dict.fromkeys(
    (Kind.EXECUTIVE, Kind.STAFF, Kind.DISTRIBUTOR), "partner"
)


def text(label: Any, **more: Any) -> forms.CharField:  # noqa: ANN401 (Django's own)
    return forms.CharField(label=label, widget=forms.TextInput({**CONTROL, "autocomplete": "off"}), **more)


def place(label: Any, **more: Any) -> forms.CharField:  # noqa: ANN401
    """Found as one types, among tens of thousands: the page holds a <datalist id="places">."""
    search = {"list": "places", "hx-get": reverse_lazy("places"), "hx-trigger": "input changed delay:200ms"}
    onto = {"hx-target": "#places", "hx-swap": "innerHTML", "hx-include": "[name='kind']"}
    widget = forms.TextInput({**CONTROL, "autocomplete": "off", **search, **onto})
    return forms.CharField(label=label, widget=widget, required=False, **more)


def day(label: Any, **more: Any) -> forms.DateField:  # noqa: ANN401
    return forms.DateField(
        label=label, widget=forms.DateInput({**CONTROL, "type": "date"}, "%Y-%m-%d"), **more
    )


class RoleForm(forms.Form):
    """A role and where it is held: by key or by name, `partner` or `territory` in the end."""

    kind = forms.ChoiceField(label=_("Role"), choices=KINDS, widget=forms.Select(SELECT))
    place = place(
        _("Partner or territory"),
        help_text=_("Type a few letters and choose. Empty for the channel chief and channel operations."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind, place = said.get("kind"), said.get("place", "")
        said["partner"] = said["territory"] = None
        if kind not in PLACED or not place:
            return said
        try:
            if PLACED[Kind(kind)] == "partner":
                said["partner"] = partner_named(place).pk
            else:
                said["territory"] = territory_named(place).pk
        except PeopleError as error:
            self.add_error("place", str(error))
        return said

    @property
    def role(self) -> dict[str, Any]:
        """What the services want to know."""
        names = ("kind", "partner", "territory", "since", "until")
        found = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return {**found, "kind": Kind(found["kind"])}


class GrantForm(RoleForm):
    """A further role, from a day on, perhaps until another."""

    since = day(_("From"), required=False, help_text=_("Today, if left empty."))
    until = day(_("Until"), required=False, help_text=_("Empty while it lasts."))


class InviteForm(RoleForm):
    """A new person."""

    name = text(_("Name"))
    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput({**CONTROL, "autocomplete": "off"}))
    field_order = ["name", "email", "kind", "place"]


class ColleagueForm(forms.Form):
    """A colleague of a partner's."""

    name = text(_("Name"))
    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput({**CONTROL, "autocomplete": "off"}))


class WelcomeForm(forms.Form):
    """The first password; whether it is a good one is asked with the person at hand."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({**CONTROL, "autocomplete": "new-password"}),
    )


class HandoverForm(forms.Form):
    """When, and who may take over."""

    first = day(_("From"), initial=today)
    last = day(
        _("Until"),
        required=False,
        help_text=_("Empty for good. With an end date, the partners go back by themselves."),
    )


class MoveForm(forms.Form):
    """Where a partner goes in the tree."""

    parent = place(_("Distributor or group above"), help_text=_("Empty: it stands on its own."))
