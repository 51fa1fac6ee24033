"""The log of who changed what."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """One change, by whom, on what. The database itself refuses to change or delete one.

    It holds texts, not foreign keys: it outlives what it speaks of.
    """

    at = models.DateTimeField(default=timezone.now)
    actor = models.CharField(blank=True)  # e-mail; empty when nobody was signed in
    action = models.CharField()
    object = models.CharField(blank=True)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["object", "at"]), models.Index(fields=["actor", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor or 'somebody'}: {self.action} {self.object}".rstrip()
