"""Looking over the data in the background, after figures were published."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django_tasks import task

from quarterdeck.intake.signals import published
from quarterdeck.quality.examine import examine


@task()
def look_over() -> None:
    """Its findings are for channel operations alone, who see everything."""
    examine(settings.HOME)


@receiver(published)
def after_publishing(**_more: Any) -> None:  # noqa: ANN401 (a signal's)
    look_over.enqueue()
