"""How an action is put into words."""

from typing import NamedTuple

from django.utils.functional import Promise


class Wording(NamedTuple):
    """How one action is called, and how an entry of it reads.

    In the sentence stand who did it (`actor`), what it is about (`object`), and whatever the entry keeps.
    """

    label: str | Promise
    sentence: str | Promise
