"""Forms whose fields look like those of every page."""

from typing import Any

from django import forms

_CLASSES: dict[type[object], str] = {forms.Select: "form-select", forms.CheckboxInput: ""}


class StyledForm(forms.Form):
    """The classes of the style sheet on every field."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _CLASSES.get(type(field.widget), "form-control"))
