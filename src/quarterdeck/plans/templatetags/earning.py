"""What the partner earns, in templates: `{% load earning %}`."""

from django import template
from django.forms import BoundField
from django.forms.utils import flatatt
from django.forms.widgets import Input
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from quarterdeck.dashboards.templatetags.figures import missing

register = template.Library()


@register.simple_tag
def absent(reason: object) -> SafeString:
    """A dash that says why there is no number."""
    return missing(reason)


@register.simple_tag
def cell(one: BoundField) -> SafeString:
    """A field in a table, its label for those who cannot see the head."""
    return format_html('<td class="number">{}</td>', _field(one, "visually-hidden"))


@register.simple_tag
def asked(one: BoundField) -> SafeString:
    """A field under its label."""
    return format_html('<div class="asked">{}</div>', _field(one, "form-label"))


def _field(one: BoundField, label: str) -> SafeString:
    return format_html(
        '<label class="{}" for="{}">{}</label>{}{}',
        label,
        one.id_for_label,
        one.label,
        _input(one),
        format_html_join("", '<span class="small wrong">{}</span>', ((error,) for error in one.errors)),
    )


def _input(one: BoundField) -> SafeString:
    """An input by hand: Django renders a template for each, and a form of forty lines has hundreds."""
    widget = one.field.widget
    if not isinstance(widget, Input):
        return one.as_widget()
    value = one.value()
    attributes = {
        **widget.attrs,
        "type": widget.input_type,
        "name": one.html_name,
        "id": one.id_for_label,
        "required": one.field.required,
        "disabled": one.field.disabled,
    }
    return format_html("<input{}>", flatatt(attributes if value is None else {**attributes, "value": value}))
