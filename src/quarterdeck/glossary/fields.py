"""Form fields in which people write numbers as they say them."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST = Decimal(10) ** 15


class LimitField(forms.CharField):
    """A limit: '95 %', '0.95' and '0,95' are the same."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(required=False, max_length=30, **options)

    def clean(self, value: object) -> Decimal | None:
        text = "".join(super().clean(value).split()).replace("\u2212", "-")
        if not text:
            return None
        percent = text.endswith("%")
        number = text.removesuffix("%").replace(",", ".")
        try:
            found = Decimal(number)
        except InvalidOperation as error:
            raise ValidationError(_("'%(text)s' is no number.") % {"text": value}) from error
        if not found.is_finite() or abs(found) >= LARGEST:
            raise ValidationError(_("'%(text)s' is no number.") % {"text": value})
        return found / 100 if percent else found


def limit_text(value: Decimal | None, *, percent: bool = False) -> str:
    """The number as one would write it into the field again."""
    if value is None:
        return ""
    if percent:
        return f"{(value * 100).normalize():f} %"
    return f"{value.normalize():f}"


class DayField(forms.DateField):
    """A day, in the browser's own way of choosing one."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)
