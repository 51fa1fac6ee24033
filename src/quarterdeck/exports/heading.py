"""Headings that say how the numbers under them are meant."""

from typing import Self

from django.utils.translation import gettext as _


class Heading(str):
    """A heading as a plain file has it, with its unit; a workbook shows `name` over formatted numbers."""

    name: str
    number: str

    def __new__(cls, text: str, name: str, number: str) -> Self:
        heading = super().__new__(cls, text)
        heading.name, heading.number = name, number
        return heading


def money(name: str, currency: str) -> Heading:
    """'Revenue (EUR)', to two decimals."""
    text = _("%(name)s (%(currency)s)") % {"name": name, "currency": currency}
    return Heading(text, text, "#,##0.00")


def ratio(name: str) -> Heading:
    """'Growth (1 = 100 %)'; in a workbook 'Growth' over percentages."""
    return Heading(_("%(name)s (1 = 100 %%)") % {"name": name}, name, "0.0%")


def times(name: str) -> Heading:
    """How many times one thing is another: 3.2 x."""
    return Heading(name, name, '0.0"\N{THIN SPACE}×"')
