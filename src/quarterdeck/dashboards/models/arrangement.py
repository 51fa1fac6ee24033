"""How somebody arranged their dashboard."""

from django.conf import settings
from django.db import models


class Arrangement(models.Model):
    """One person's tiles, in order. `version` counts the changes, so that none is lost between two windows.

    `tiles` are what `personal.tile.read_all` reads. Whoever has no arrangement sees that of their role.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="arrangement")
    name = models.CharField(blank=True)
    tiles = models.JSONField(default=list)
    shared = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name or f"Dashboard of {self.owner_id}"
