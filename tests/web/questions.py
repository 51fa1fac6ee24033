"""Two questions about numbers of the cast's channel: Jonas's about P-1, Owen's about P-4."""

from tests.cast import Cast

from quarterdeck.cube import Snapshot
from quarterdeck.disputes.models import Comment, Dispute

ABOUT_P1, ABOUT_P4 = 1001, 1002
REASONS = {"P-1": "We returned an array in March.", "P-4": "Maple bought more than that."}
KEPT_AMONG_US = "Their accountant says otherwise."


def ask_two_questions(cast: Cast, snapshot: Snapshot) -> None:
    for pk, asker, partner in ((ABOUT_P1, cast.executive, "P-1"), (ABOUT_P4, cast.outsider, "P-4")):
        dispute = Dispute.objects.create(
            pk=pk,
            asker=asker,
            company_id=partner,
            partner_id=partner,
            kpi="revenue",
            period="2026-Q1",
            value="9009.0000",
            unit="money",
            currency="EUR",
            data_version=snapshot.data_version,
            lake_versions={"sales": snapshot.lake_versions["sales"]},
            reason=REASONS[partner],
        )
        Comment.objects.create(dispute=dispute, author=cast.operations, text=KEPT_AMONG_US, internal=True)
