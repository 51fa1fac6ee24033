"""What is done for reviews in the background, each as the person who asked for it."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from quarterdeck.dashboards.reader import NothingYetError, reader_for
from quarterdeck.directory.day import vendors_day
from quarterdeck.directory.models import Vendor
from quarterdeck.directory.reading import reading_as
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews.models import Round
from quarterdeck.reviews.services import preparing


@task()
def prepare_round(round_id: int) -> None:
    """Prepare the reviews of a round in the scope of who asked for it; what goes wrong stands on it."""
    if not Round.objects.filter(pk=round_id, state=Round.State.WAITING).update(state=Round.State.RUNNING):
        return  # somebody else is at it, or it was done
    row = Round.objects.select_related("asked_by", "territory").get(pk=round_id)
    person = row.asked_by
    with reading_as(person), vendors_day():
        try:
            reader = reader_for(person, scope_of(person), Vendor.objects.first(), settings.HOME)
            preparing.carry_out(row, reader)
        except NothingYetError:
            preparing.fail(row, _("There are no figures yet: nothing was imported."))
        except Exception as error:
            preparing.fail(row, _("Something unforeseen went wrong (%s).") % type(error).__name__)
            raise


def prepare_later(row: Round) -> None:
    """Once the transaction is kept."""
    transaction.on_commit(lambda: prepare_round.enqueue(row.pk), robust=True)
