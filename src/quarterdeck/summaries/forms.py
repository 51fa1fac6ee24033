"""What is asked on the pages of the summaries."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from quarterdeck.summaries.models import Guest

SELECT = {"class": "form-select"}
TEXT = {"class": "form-control"}


class KindsForm(forms.Form):
    """Which kinds of summaries."""

    monthly = forms.BooleanField(label=_("Each month"), required=False)
    quarterly = forms.BooleanField(label=_("Each quarter"), required=False)


class ScheduleForm(KindsForm):
    """When they are made."""

    day = forms.IntegerField(
        label=_("Days after the end of the month or quarter"),
        min_value=1,
        max_value=20,
        widget=forms.NumberInput(attrs=TEXT),
    )


class GuestForm(forms.Form):
    """Somebody without a sign-in."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs=TEXT))
    email = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs=TEXT))
    language = forms.ChoiceField(
        label=_("Language"), choices=lambda: settings.LANGUAGES, widget=forms.Select(attrs=SELECT)
    )
    way = forms.ChoiceField(
        label=_("How it comes"), choices=Guest.Way.choices, widget=forms.Select(attrs=SELECT)
    )
