"""The fields of a form as the site shows them."""

from collections.abc import Sequence

from django import forms


def dress(form: forms.BaseForm) -> None:
    """The looks of the site for each field."""
    for field in form.fields.values():
        match field.widget:
            case forms.CheckboxInput() | forms.CheckboxSelectMultiple():
                field.widget.attrs["class"] = "form-check-input"
            case forms.Select():
                field.widget.attrs["class"] = "form-select"
            case _:
                field.widget.attrs["class"] = "form-control"


def choose_from(form: forms.BaseForm, name: str, choices: Sequence[tuple[str, object]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]
