"""A file that came by the browser, and what its owner wants done with it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Upload(models.Model):
    """One file, kept under the random name `stored` until it is imported or given up.

    `look` is what reading it once has shown: {format, sheets, headers, rows}. `mapping`, `mode`,
    `period` and `partner` are what `run_import` will be asked.
    """

    class State(models.TextChoices):
        DRAFT = "draft"  # what its rows are is being settled
        WAITING = "waiting"  # for somebody to do the work
        STARTED = "started"  # there is an import
        REFUSED = "refused"  # it could not even be begun

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="uploads")
    name = models.CharField()
    stored = models.CharField(unique=True)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(choices=State, default=State.DRAFT)
    look = models.JSONField(default=dict)
    subject = models.CharField(blank=True)
    sheet = models.CharField(blank=True)
    mapping = models.JSONField(default=dict)
    mapping_name = models.CharField(blank=True)
    mode = models.CharField(default="upsert")
    period = models.CharField(blank=True)
    partner = models.CharField(blank=True)
    error = models.TextField(blank=True)
    created = models.DateTimeField(default=timezone.now)
    asked = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state"])]

    def __str__(self) -> str:
        return f"{self.name}, {self.state}"
