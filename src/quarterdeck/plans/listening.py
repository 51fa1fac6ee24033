"""What other rooms do to a plan's rows."""

import re

from django.utils.translation import gettext as _

from quarterdeck.intake.models import Import
from quarterdeck.intake.signals import import_finished
from quarterdeck.plans.models import Plan
from quarterdeck.plans.publishing import FILE


def listen() -> None:
    import_finished.connect(on_import)


def on_import(*, row: Import, **_more: object) -> None:
    """An import by which a plan came into the figures was undone: its page says so."""
    found = re.fullmatch(FILE, row.file_name) if row.status == Import.Status.UNDONE else None
    if found and row.actor_id is None:
        said = _("Import %(import)s, which brought them, was undone.") % {"import": row.pk}
        Plan.objects.filter(pk=int(found["plan"])).update(unpublished=said)
