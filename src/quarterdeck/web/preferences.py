"""Settings: the language, numbers, clock and theme that a person chooses for themselves."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from quarterdeck import money
from quarterdeck.dashboards import numbers
from quarterdeck.directory.models import Person
from quarterdeck.directory.reading import reading_as, spoken
from quarterdeck.directory.request import Request
from quarterdeck.directory.services import choose
from quarterdeck.kpis import Unit
from quarterdeck.web.theme import THEMES, chosen_theme, keep_theme

CONTINENTS = {
    "Africa": gettext_lazy("Africa"),
    "America": gettext_lazy("America"),
    "Antarctica": gettext_lazy("Antarctica"),
    "Arctic": gettext_lazy("Arctic"),
    "Asia": gettext_lazy("Asia"),
    "Atlantic": gettext_lazy("Atlantic"),
    "Australia": gettext_lazy("Australia"),
    "Europe": gettext_lazy("Europe"),
    "Indian": gettext_lazy("Indian Ocean"),
    "Pacific": gettext_lazy("Pacific"),
}


def languages() -> list[tuple[str, str]]:
    return [("", _("As my browser")), *settings.LANGUAGES]


def number_formats() -> list[tuple[str, str]]:
    return [("", _("As the language")), *((one, money.example(one)) for one in money.FORMATS)]


def time_zones() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Cities by continent; UTC, which has none, first."""
    named = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in CONTINENTS)
    return [("", "UTC"), *_by_continent(named)]


def _by_continent(zones: list[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for continent, found in groupby(zones, key=lambda zone: zone.partition("/")[0]):
        yield str(CONTINENTS[continent]), [(zone, _city(zone)) for zone in found]


def _city(zone: str) -> str:
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ")


def _choice(
    label: str | Promise, choices: Callable[[], Sequence[object]], *, required: bool = False
) -> forms.ChoiceField:
    select = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=select)  # type: ignore[arg-type]


class SettingsForm(forms.Form):
    """What `choose` takes."""

    language = _choice(gettext_lazy("Language"), languages)
    number_format = _choice(gettext_lazy("Numbers"), number_formats)
    time_zone = _choice(gettext_lazy("Time zone"), time_zones)
    theme = _choice(gettext_lazy("Theme"), lambda: list(THEMES.items()), required=True)


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: Request) -> HttpResponse:
    """How does the product speak to me?"""
    person = request.user
    form = SettingsForm(request.POST or None, initial=_held(request))
    if not form.is_valid():
        return render(request, "account/settings.html", {"form": form, "section": "settings", **_sample()})
    choose(person=person, **form.cleaned_data)
    with reading_as(person):
        messages.success(request, _("Your settings are kept."))
    response = redirect("settings")
    keep_theme(request, response, form.cleaned_data["theme"])
    return response


def _held(request: Request) -> dict[str, str]:
    person: Person = request.user
    return {
        "language": spoken(person.language),
        "number_format": person.number_format,
        "time_zone": person.time_zone,
        "theme": chosen_theme(request),
    }


def _sample() -> dict[str, str]:
    """The same things as every page writes them."""
    at: datetime = now()
    return {
        "sample_amount": numbers.shown(Decimal("1234567.89"), Unit.MONEY, "EUR").exact,
        "sample_short": numbers.said(Decimal("1234567.89"), Unit.MONEY, "EUR"),
        "sample_day": numbers.day(at.date()),
        "sample_moment": numbers.moment(at),
    }
