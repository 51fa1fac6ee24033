"""Changing what is defined, one change at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.db import transaction
from django.utils import timezone

from quarterdeck.kpis.holding import look_again
from quarterdeck.kpis.models import Edition
from quarterdeck.kpis.signals import definitions_changed


@contextmanager
def new_edition(kpi: str) -> Iterator[None]:
    """A transaction in which nobody else changes definitions; every process sees the change after it."""
    try:
        with transaction.atomic():
            edition, _made = Edition.objects.select_for_update().get_or_create(
                pk=1, defaults={"changed": timezone.now()}
            )
            yield
            edition.changed = timezone.now()
            edition.save()
            transaction.on_commit(partial(definitions_changed.send, sender=Edition, kpi=kpi))
    finally:
        look_again()
