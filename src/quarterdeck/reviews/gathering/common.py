"""The common view: what both sides see of one partner."""

from dataclasses import replace

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Partner
from quarterdeck.directory.scope import Scope


def common(reader: Reader, partner: Partner) -> Reader:
    """A reader of this partner's figures who sees no more than the partner does, and no less.

    The person stays who they are; nothing of what they alone may see is read.
    """
    scope = Scope(
        person=reader.person.email,
        everything=False,
        partners=frozenset((partner.pk,)),
        managers=frozenset(),
        internal=False,
        own=frozenset((partner.pk,)),
    )
    return replace(reader, scope=scope, own_currency=None, basis="")


def common_to_each(reader: Reader) -> Reader:
    """A reader who sees of each of their partners what the partner sees itself."""
    return replace(reader, scope=reader.scope.in_common)
