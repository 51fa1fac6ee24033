"""Looking over the data in the background, after figures were published."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django_tasks import task

from quarterdeck.directory.reading import reading_as
from quarterdeck.intake.signals import published
from quarterdeck.quality.examine import examine
from quarterdeck.quality.merging import carry_out
from quarterdeck.quality.models import Merge


@task()
def look_over() -> None:
    """Its findings are for channel operations alone, who see everything."""
    examine(settings.HOME)


@task()
def carry_out_merge(pk: int) -> None:
    """As who decided on it."""
    merge = Merge.objects.select_related("by").get(pk=pk)
    with reading_as(merge.by):
        carry_out(merge, settings.HOME)


@receiver(published)
def after_publishing(**_more: Any) -> None:  # noqa: ANN401 (a signal's)
    look_over.enqueue()
