"""A question about a number, as it was shown when it was asked, and the conversation about it."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Dispute(models.Model):
    """Somebody doubts a figure (`kpi`), or one row of a `subject`.

    What they saw is kept: value, period, filters, the versions of data and definition. `company` is
    the asker's own, empty for the vendor's people: colleagues there see the question, too.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("question", "Open")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")

    class Outcome(models.TextChoices):
        EXPLAINED = "explained", _("Explained")
        CORRECTED = "corrected", _("Corrected")
        PROMISED = "promised", _("Will be corrected")

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="disputes")
    company = models.ForeignKey(
        "directory.Partner", models.PROTECT, null=True, blank=True, related_name="asked_disputes"
    )
    partner = models.ForeignKey(
        "directory.Partner", models.PROTECT, null=True, blank=True, related_name="disputes"
    )
    kpi = models.CharField(blank=True)
    subject = models.CharField(blank=True)
    row_key = models.CharField(blank=True)
    row = models.JSONField(default=list)  # [label, text] of what the row said
    period = models.CharField()
    where = models.JSONField(default=dict)  # dimension -> key, None for what has none
    value = models.CharField(blank=True)  # to the last digit; empty when it was not available
    unit = models.CharField(blank=True)
    currency = models.CharField(blank=True)
    data_version = models.CharField()
    lake_versions = models.JSONField(default=dict)
    definition_version = models.PositiveIntegerField(default=1)
    reason = models.TextField()
    state = models.CharField(choices=State, default=State.OPEN)
    outcome = models.CharField(choices=Outcome, blank=True)
    promised = models.DateField(null=True, blank=True)
    corrected_by = models.ForeignKey(
        "intake.Import", models.PROTECT, null=True, blank=True, related_name="disputes"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["state", "partner"])]
        constraints = [
            models.CheckConstraint(
                name="dispute_is_about_a_figure_or_a_row",
                condition=Q(kpi="") ^ Q(subject="", row_key=""),
            ),
            models.CheckConstraint(
                name="dispute_promise_has_a_date",
                condition=~Q(outcome="promised") | Q(promised__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.kpi or self.row_key} {self.period}"

    @property
    def key(self) -> str:
        return f"dispute:{self.pk}"

    @property
    def shown_value(self) -> Decimal | None:
        return Decimal(self.value) if self.value else None


class Comment(models.Model):
    """One contribution. What is `internal` was said among the vendor's people and stays there."""

    class Act(models.TextChoices):
        COMMENT = "comment", _("wrote")
        ANSWER = "answer", _("answered")
        CLOSED = "closed", _("closed it")
        REOPENED = "reopened", _("asked again")

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="dispute_comments")
    act = models.CharField(choices=Act, default=Act.COMMENT)
    text = models.TextField(blank=True)
    internal = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.author_id} {self.act} {self.dispute_id}"
