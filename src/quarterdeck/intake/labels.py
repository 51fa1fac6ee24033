"""What the columns and subjects of the product are called, in the reader's language.

A vendor's own subjects are called as they were declared.
"""

from typing import Protocol

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from quarterdeck.wording import midsentence

AS_REPORTED = ", as reported"  # what the cube adds to the label of an amount in its own currency


class Labelled(Protocol):
    @property
    def label(self) -> str: ...


class Helped(Protocol):
    @property
    def help(self) -> str: ...


def label_of(one: Labelled) -> str:
    if one.label.endswith(AS_REPORTED):
        return _("%(column)s, as reported") % {"column": gettext(one.label.removesuffix(AS_REPORTED))}
    return gettext(one.label) if one.label else ""


def help_of(one: Helped) -> str:
    return gettext(one.help) if one.help else ""


def within(one: Labelled) -> str:
    """The label inside of a sentence."""
    return midsentence(label_of(one))
