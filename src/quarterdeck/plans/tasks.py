"""What is done in the background: a signed plan is published, a series continued."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from quarterdeck.directory.day import vendors_day
from quarterdeck.intake.errors import IntakeError
from quarterdeck.plans.models import Plan
from quarterdeck.plans.outlook import continuation
from quarterdeck.plans.publishing import publish

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 1440)]


@task()
def publish_plan(plan_id: int, attempts: int = 0) -> None:
    """Bring a signed plan into the figures; what stands in the way is kept on it, and tried again."""
    plan = Plan.objects.get(pk=plan_id)
    try:
        with vendors_day():
            publish(plan, settings.HOME)
    except IntakeError as error:
        _again(plan_id, attempts, str(error))
    except Exception as error:
        _again(plan_id, attempts, _("Something unforeseen went wrong (%s).") % type(error).__name__)
        raise


def _again(plan_id: int, attempts: int, why: str) -> None:
    Plan.objects.filter(pk=plan_id).update(unpublished=why)
    if attempts < len(PAUSES):
        later = timezone.now() + PAUSES[attempts]
        publish_plan.using(run_after=later).enqueue(plan_id, attempts + 1)


def publish_later(plan: Plan) -> None:
    """Once the transaction is kept."""
    transaction.on_commit(lambda: publish_plan.enqueue(plan.pk), robust=True)


@task()
def continue_series(sold: list[str], currency: str) -> None:
    """Work out how a series goes on. It says nothing of whose it is, so nobody's sight is asked for."""
    continuation.work_out([Decimal(amount) for amount in sold], currency)


def continue_later(sold: Sequence[Decimal], currency: str) -> None:
    """Once, however many look at it meanwhile."""
    if continuation.is_mine_to_ask(sold, currency):
        continue_series.enqueue([str(amount) for amount in sold], currency)
