"""What the list says first."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.commitments import selectors
from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.score import scores
from quarterdeck.directory.scope import Scope
from quarterdeck.wording import headed, sentence

Side = Commitment.Side


def headline(found: QuerySet[Commitment], scope: Scope) -> str:
    """The reader's own first: late, due this week; then everybody's."""
    own = found.filter(owner__email=scope.person)
    if said := waiting(own):
        return said
    if late := selectors.late(found).count():
        return ngettext("%(n)s promise is late", "%(n)s promises are late", late) % {"n": late}
    if open_ones := found.filter(state=Commitment.State.OPEN).count():
        words = ngettext(
            "%(n)s promise is open, and in time", "%(n)s promises are open, all in time", open_ones
        )
        return words % {"n": open_ones}
    return _("No promise is open") if found.exists() else _("Nobody has promised anything yet")


def waiting(own: QuerySet[Commitment]) -> str:
    """'2 promises of yours are due this week'; empty when none presses."""
    if late := selectors.late(own).count():
        return ngettext("%(n)s promise of yours is late", "%(n)s promises of yours are late", late) % {
            "n": late
        }
    if soon := selectors.soon(own).count():
        words = ngettext(
            "%(n)s promise of yours is due this week", "%(n)s promises of yours are due this week", soon
        )
        return words % {"n": soon}
    return ""


def under(found: QuerySet[Commitment], scope: Scope) -> str:
    """How each side keeps its word: 'The vendor: 7 of 9 promises due so far kept in time.'"""
    by_side = scores(found)
    if not any(score.due for score in by_side.values()):
        return _("Nothing has fallen due yet.")
    ours, theirs = _("Our side"), _("The partner side") if scope.internal else _("The vendor")
    own = Side.VENDOR if scope.internal else Side.PARTNER
    order = sorted(by_side.items(), key=lambda pair: pair[0] != own)
    return " ".join(sentence(headed(ours if side == own else theirs, [score])) for side, score in order)
