"""Asking for the reviews of a quarter with many partners. `preparing` makes them, in the background."""

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.calendar import Period, today
from quarterdeck.directory.models import Person, Territory
from quarterdeck.directory.selectors import scope_of
from quarterdeck.reviews import selectors
from quarterdeck.reviews.errors import ReviewError
from quarterdeck.reviews.models import Round
from quarterdeck.reviews.tasks import prepare_later

State = Round.State
GOING = (State.WAITING, State.RUNNING)


@transaction.atomic
def ask(*, actor: Person, quarter: Period, territory: Territory | None = None) -> Round:
    """Have the reviews of all partners prepared that the actor leads, in a territory or all of them.

    The round that is under way already, where there is one. It is carried out once this is kept.
    """
    if quarter.first > today():
        raise ReviewError(_("The quarter has not begun yet."))
    count = selectors.led_by(scope_of(actor), territory).count()
    if not count:
        raise ReviewError(
            _("Whoever plans for the vendor with a partner leads its reviews: none here is yours.")
        )
    same = {"quarter": quarter.key, "territory": territory, "asked_by": actor}
    if going := Round.objects.filter(**same, state__in=GOING).first():
        return going
    made = Round.objects.create(**same, total=count)
    record(actor=actor, action="round.asked", object=made.key, after=_said(made))
    prepare_later(made)
    return made


@transaction.atomic
def ask_again(*, actor: Person, row: Round) -> Round:
    """Have a round carried out once more that broke off: what is prepared already counts once."""
    if row.asked_by_id != actor.pk or row.state == State.DONE:
        raise ReviewError(_("Only the person who asked for it can ask again, as long as it is not done."))
    row.state, row.error = State.WAITING, ""
    row.save(update_fields=["state", "error"])
    record(actor=actor, action="round.asked_again", object=row.key, after=_said(row))
    prepare_later(row)
    return row


def _said(row: Round) -> dict[str, object]:
    return {"quarter": row.quarter, "territory": row.territory_id, "partners": row.total}
