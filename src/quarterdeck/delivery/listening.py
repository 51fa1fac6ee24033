"""What other rooms say, passed on to those who asked for it and may know it."""

from typing import Any

from django.utils.translation import gettext as _

from quarterdeck.delivery.announcing import announce, subscribed
from quarterdeck.delivery.models import Endpoint, Event
from quarterdeck.delivery.selectors import sees_plan, sees_review
from quarterdeck.delivery.watching import tell_crossings
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.disputes.models import Dispute
from quarterdeck.disputes.selectors import visible
from quarterdeck.disputes.signals import dispute_answered, dispute_opened
from quarterdeck.intake.models import Import
from quarterdeck.intake.signals import import_finished, published
from quarterdeck.kpis.signals import kpi_used
from quarterdeck.plans.models import Plan, Version
from quarterdeck.plans.signals import plan_ended, plan_proposed, plan_signed
from quarterdeck.plans.told import agreed
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.signals import review_closed, review_shared
from quarterdeck.reviews.told import review as reviewed


def listen() -> None:
    import_finished.connect(on_import)
    published.connect(on_published)
    dispute_opened.connect(on_opened)
    dispute_answered.connect(on_answered)
    kpi_used.connect(on_kpi_used)
    plan_proposed.connect(on_plan_proposed)
    plan_signed.connect(on_plan_signed)
    plan_ended.connect(on_plan_ended)
    review_shared.connect(on_review_shared)
    review_closed.connect(on_review_closed)


def on_import(*, row: Import, **_more: object) -> None:
    """An import ended; only those who see everything learn of it."""
    told = [one for one in subscribed(Event.IMPORT_FINISHED) if scope_of(one.owner).everything]
    announce(told, Event.IMPORT_FINISHED, _import(row))


def on_published(**_more: object) -> None:
    """There are new figures: look at what is watched, in the background."""
    for endpoint in subscribed(Event.FIGURE_CROSSED):
        tell_crossings.enqueue(endpoint.pk)


def on_opened(*, dispute: Dispute, **_more: object) -> None:
    _on_dispute(Event.DISPUTE_OPENED, dispute)


def on_answered(*, dispute: Dispute, **_more: object) -> None:
    _on_dispute(Event.DISPUTE_ANSWERED, dispute)


def on_plan_proposed(*, plan: Plan, version: Version, **_more: object) -> None:
    _on_plan(Event.PLAN_PROPOSED, plan, version)


def on_plan_signed(*, plan: Plan, version: Version, **_more: object) -> None:
    _on_plan(Event.PLAN_SIGNED, plan, version)


def on_plan_ended(*, plan: Plan, version: Version, **_more: object) -> None:
    _on_plan(Event.PLAN_ENDED, plan, version)


def on_review_shared(*, review: Review, **_more: object) -> None:
    _on_review(Event.REVIEW_SHARED, review)


def on_review_closed(*, review: Review, **_more: object) -> None:
    _on_review(Event.REVIEW_CLOSED, review)


def on_kpi_used(*, kpi: str, **_more: object) -> list[str]:
    """Whose webhook watches the KPI. One that is paused or was ended counts: it may be woken again."""
    watching = Endpoint.objects.select_related("owner").order_by("owner__name", "pk")
    return [
        _("a webhook of %(name)s") % {"name": one.owner.name}
        for one in watching.iterator()
        if kpi in one.kpis and Event.FIGURE_CROSSED in one.events
    ]


def _on_dispute(event: Event, dispute: Dispute) -> None:
    told = [
        one
        for one in subscribed(event)
        if visible(scope_of(one.owner), one.owner).filter(pk=dispute.pk).exists()
    ]
    partners = [dispute.partner_id] if dispute.partner_id else []
    announce(told, event, _dispute(dispute), partners=partners)


def _on_plan(event: Event, plan: Plan, version: Version) -> None:
    told = [one for one in subscribed(event) if sees_plan(scope_of(one.owner), plan.pk)]
    if told:
        announce(told, event, agreed(plan, version, get_vendor().calendar), partners=[plan.partner_id])


def _on_review(event: Event, review: Review) -> None:
    told = [one for one in subscribed(event) if sees_review(scope_of(one.owner), review.pk)]
    announce(told, event, reviewed(review), partners=[review.partner_id])


def _import(row: Import) -> dict[str, Any]:
    counts = ("read", "new", "changed", "unchanged", "removed", "quarantined")
    return {
        "import": row.key,
        "subject": row.subject,
        "file": row.file_name,
        "mode": row.mode,
        "status": row.status,
        "error": row.error,
        **{name: getattr(row, name) for name in counts},
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {
        "dispute": dispute.pk,
        "partner": dispute.partner_id,
        "kpi": dispute.kpi or None,
        "subject": dispute.subject or None,
        "period": dispute.period,
        "value": dispute.value or None,
        "state": dispute.state,
        "outcome": dispute.outcome or None,
    }
