"""Preparing the reviews of many partners at once, in the background."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Round(models.Model):
    """Asked for by one person, for the partners they see in `territory` (None: all of them)."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("round", "Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", pgettext_lazy("round", "Done")
        FAILED = "failed", _("Failed")

    quarter = models.CharField(max_length=7)
    territory = models.ForeignKey("directory.Territory", models.PROTECT, null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(choices=State, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.quarter} {self.state}"

    @property
    def key(self) -> str:
        return f"round:{self.pk}"
