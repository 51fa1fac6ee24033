"""The fields of a form as the site shows them."""

from collections.abc import Sequence
from typing import Any

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


def number(
    label: Any,  # noqa: ANN401 (text, or text in the reader's language later)
    *,
    lowest: int,
    highest: int,
    places: int,
    required: bool = True,
) -> forms.DecimalField:
    """A number as the reader writes it; what is none is said below it, by us and not by the browser."""
    return forms.DecimalField(
        label=label,
        min_value=lowest,
        max_value=highest,
        decimal_places=places,
        required=required,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
