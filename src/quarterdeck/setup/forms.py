"""What channel operations say about themselves and their company."""

from typing import Any

from babel import Locale
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.models import Person, Vendor
from quarterdeck.money import currencies

MONTHS = range(1, 13)


class FirstPersonForm(forms.Form):
    """Whoever looks after the channel from now on."""

    name = forms.CharField(
        label=_("Your name"), max_length=100, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254, widget=forms.EmailInput({"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("A password"), widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if {"name", "email", "password"} <= said.keys():
            try:
                validate_password(said["password"], Person(name=said["name"], email=said["email"]))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return said


class ChannelForm(forms.ModelForm[Vendor]):
    """The company whose channel this is."""

    currency = forms.ChoiceField(label=_("Currency"))
    fiscal_start_month = forms.TypedChoiceField(label=_("Its year begins in"), coerce=int)

    class Meta:
        model = Vendor
        fields = [
            "name",
            "currency",
            "fiscal_start_month",
            "fiscal_pattern",
            "target_basis",
            "reseller_detail",
        ]
        labels = {
            "name": _("Your company's name"),
            "fiscal_pattern": _("How its months are cut"),
            "target_basis": _("What attainment is measured against"),
            "reseller_detail": _("What distributors see of their resellers"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Django's)
        super().__init__(*args, **kwargs)
        locale = Locale.parse(to_locale(get_language() or "en"))
        codes = sorted(currencies.known())
        choices: dict[str, list[tuple[Any, Any]]] = {
            "currency": [(code, f"{code} {currencies.name(code, locale)}") for code in codes],
            "fiscal_start_month": [(month, locale.months["stand-alone"]["wide"][month]) for month in MONTHS],
            "fiscal_pattern": [
                ("calendar", _("Calendar months")),
                ("4-4-5", _("Weeks: 4, 4 and 5")),
                ("4-5-4", _("Weeks: 4, 5 and 4")),
                ("5-4-4", _("Weeks: 5, 4 and 4")),
            ],
            "target_basis": [
                ("target", _("Targets of partners")),
                ("quota", _("Quotas of partner managers")),
                ("plan", _("Signed plans")),
            ],
            "reseller_detail": [
                ("totals", _("Only the sum of all")),
                ("figures", _("Each one's figures")),
                ("rows", _("Each one's figures and rows")),
            ],
        }
        for name, found in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found
