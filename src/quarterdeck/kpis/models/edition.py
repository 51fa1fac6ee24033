"""When what is defined last changed."""

from django.db import models
from django.db.models import Q


class Edition(models.Model):
    """One row, read once a request: whoever keeps definitions in memory sees here whether they still hold.

    It is also the lock that whoever changes definitions takes first. No row: nothing was ever changed.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    changed = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="edition_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"{self.changed:%Y-%m-%d %H:%M:%S}"
