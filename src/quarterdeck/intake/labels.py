"""What the columns and subjects of the product are called, in the reader's language.

A vendor's own subjects are called as they were declared.
"""

from typing import Protocol

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

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
    """The label inside of a sentence: languages other than English write it there as it is."""
    return label_of(one).lower() if (get_language() or "en").startswith("en") else label_of(one)
