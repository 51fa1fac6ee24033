"""Promises of the cast's channel: Lena's and Mia's about P-1, one about P-4."""

from datetime import date

from tests.cast import Cast

from quarterdeck.commitments.models import Commitment

LENAS, MIAS, FOREIGN = 1001, 1002, 1003


def make_promises(cast: Cast) -> None:
    for pk, owner, partner, text in (
        (LENAS, cast.staff, "P-1", "Train three engineers"),
        (MIAS, cast.manager, "P-1", "Fund the autumn campaign"),
        (FOREIGN, cast.outsider, "P-4", "Maple Advisory hires two engineers"),
    ):
        Commitment.objects.create(
            pk=pk, partner_id=partner, side=owner.side, owner=owner, text=text, due=date(2026, 5, 20)
        )
