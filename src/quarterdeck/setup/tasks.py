"""What follows when the company changes its calendar or currency."""

from django.conf import settings
from django_tasks import task

from quarterdeck.cube import current
from quarterdeck.intake.publishing import publish_cube


@task()
def republish() -> None:
    """Compute the figures anew, once there are any."""
    if current(settings.HOME.cube) is not None:
        publish_cube(settings.HOME)
