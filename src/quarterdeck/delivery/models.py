"""Webhooks: where to, of what, and each message with how it went."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

BOTH_SECRETS = timedelta(hours=24)


class Event(models.TextChoices):
    """What happens that others may be told of."""

    FIGURE_CROSSED = "figure.crossed", _("A figure crosses a threshold")
    IMPORT_FINISHED = "import.finished", _("An import ends")
    DISPUTE_OPENED = "dispute.opened", _("A number is questioned")
    DISPUTE_ANSWERED = "dispute.answered", _("A question is answered")
    PLAN_PROPOSED = "plan.proposed", _("A plan is put forward")
    PLAN_SIGNED = "plan.signed", _("Both sides have signed a plan")
    PLAN_ENDED = "plan.ended", _("A plan ends")
    REVIEW_SHARED = "review.shared", _("A review is shared with the partner")
    REVIEW_CLOSED = "review.closed", _("A review is closed")
    TEST = "test", _("A message to try it out")


class Endpoint(models.Model):
    """An address that is told of `events`, as its owner may know them. Secrets are sealed."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")
        GONE = "gone", _("Ended by the other side")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="webhooks")
    url = models.CharField(max_length=500)
    events = models.JSONField(default=list)
    kpis = models.JSONField(default=list)  # whose thresholds are watched
    each_partner = models.BooleanField(default=False)
    state = models.CharField(choices=State, default=State.ACTIVE)
    secret = models.CharField()
    former_secret = models.CharField(blank=True)
    rotated = models.DateTimeField(null=True, blank=True)
    standing = models.JSONField(default=dict)  # period, and by KPI and partner the status last told
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["made", "pk"]

    def __str__(self) -> str:
        return self.url

    @property
    def sealed_secrets(self) -> list[str]:
        """The secret, and for a day after a change the former one."""
        recent = self.rotated is not None and timezone.now() < self.rotated + BOTH_SECRETS
        return [self.secret, self.former_secret] if recent and self.former_secret else [self.secret]


class Message(models.Model):
    """One message to one endpoint. `partners` are whom it speaks of: its owner must still see them all."""

    class State(models.TextChoices):
        WAITING = "waiting", _("On its way")
        DELIVERED = "delivered", _("Delivered")
        FAILED = "failed", _("Given up")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    endpoint = models.ForeignKey(Endpoint, models.CASCADE, related_name="messages")
    key = models.CharField(unique=True)  # the id that the other side knows it by
    event = models.CharField(choices=Event)
    body = models.TextField()
    partners = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now)
    state = models.CharField(choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(blank=True)  # of the last attempt, in words

    class Meta:
        ordering = ["-made", "-pk"]
        indexes = [models.Index(fields=["endpoint", "-made"])]

    def __str__(self) -> str:
        return f"{self.event} to {self.endpoint_id}"
