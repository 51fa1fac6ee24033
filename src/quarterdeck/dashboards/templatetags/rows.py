"""Rows behind figures, in templates: `{% load rows %}`."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quarterdeck.cube import Heading
from quarterdeck.dashboards import numbers
from quarterdeck.dashboards.pages.drill import Drill
from quarterdeck.kpis.figure import Unit
from quarterdeck.subjects import Subject

register = template.Library()

NUMERIC = ("amount", "quantity", "whole", "share", "rate")


@register.filter
def numeric(heading: Heading) -> bool:
    return str(heading.type) in NUMERIC


@register.filter
def key_of(row: Sequence[tuple[Heading, object]], subject: Subject) -> str:
    """What names a row of `subject`."""
    return str(next((value for heading, value in row if heading.name == subject.key[0]), ""))


@register.simple_tag
def doubt_url(drill: Drill, subject: Subject, row: Sequence[tuple[Heading, object]]) -> str:
    """Where one row of a partner is questioned."""
    partner = drill.partner.key if drill.partner else ""
    query = {"partner": partner, "period": drill.choice.key, "subject": subject.name}
    return f"{reverse('dispute_new')}?{urlencode(query | {'row': key_of(row, subject)})}"


@register.simple_tag
def correct_url(drill: Drill, subject: Subject, row: Sequence[tuple[Heading, object]], back: str = "") -> str:
    """Where one row of a partner is corrected; empty where the row does not say its whole key."""
    partner = drill.partner.key if drill.partner else None
    said = {"partner": partner, **{heading.name: value for heading, value in row}}
    key = {name: str(said[name]) for name in subject.key if said.get(name) is not None}
    if len(key) < len(subject.key):
        return ""
    query = key | ({"next": back} if back else {})
    return f"{reverse('correction', args=[subject.name])}?{urlencode(query)}"


@register.simple_tag
def cell(value: object, heading: Heading, names: Mapping[str, Mapping[str, str]]) -> str | SafeString:
    """One value of a row: exact, in the reader's way of writing; a key under its name."""
    match value:
        case None:
            return ""
        case date():
            return numbers.short_day(value)
        case Decimal():
            unit = Unit.MONEY if str(heading.type) == "amount" else Unit.COUNT
            return numbers.shown(value, unit).exact.strip()
        case bool():
            return _("yes") if value else _("no")
    known = names.get(heading.name, {}).get(str(value))
    return format_html('<span title="{}">{}</span>', value, known) if known else str(value)
