"""What looking over the data found, what was said about it, and what sources declare."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What can be wrong, as words in addresses."""

    NO_SALES = "no-sales", _("No sales")
    FEW_ROWS = "few-rows", _("Far fewer rows than usual")
    NO_TARGET = "no-target", _("Sales without a target")
    NO_MANAGER = "no-manager", _("Partners without a manager")
    OLD_RATE = "old-rate", _("Exchange rates that are old")
    PRICE = "price", _("Ten times the usual price")
    TWICE = "twice", _("The same line under two keys")
    FUTURE = "future", _("Dates far in the future")
    SPELLING = "spelling", _("One partner under two names")
    CONTROL = "control", _("Control totals that differ")

    @property
    def missing(self) -> bool:
        """Whether something is not there; otherwise something is there and doubtful."""
        return self in MISSING


MISSING = (Kind.NO_SALES, Kind.FEW_ROWS, Kind.NO_TARGET, Kind.NO_MANAGER, Kind.OLD_RATE)
DOUBTFUL = (Kind.CONTROL, Kind.PRICE, Kind.TWICE, Kind.FUTURE, Kind.SPELLING)


class Examination(models.Model):
    """One look over the data of one version, on one day. The newest one is what the page shows.

    `counts` says how many of each kind there are, of which the weightiest are kept as findings;
    `freshness` how old each subject and source is.
    """

    data_version = models.CharField()
    day = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    seconds = models.FloatField(default=0)
    counts = models.JSONField(default=dict)
    freshness = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"data version {self.data_version} on {self.day}"


class Finding(models.Model):
    """One thing that is missing or doubtful. `key` names it: the same thing found again has the same."""

    examination = models.ForeignKey(Examination, models.CASCADE, related_name="findings")
    kind = models.CharField(choices=Kind)
    key = models.CharField()
    place = models.PositiveIntegerField()  # the weightiest of its kind is 0
    partner = models.CharField(blank=True)
    month = models.CharField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["kind", "place"]
        constraints = [
            models.UniqueConstraint(name="finding_once", fields=["examination", "kind", "key"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Verdict(models.Model):
    """The vendor said of a finding: this is right. It does not come back while that stands."""

    kind = models.CharField(choices=Kind)
    key = models.CharField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="verdicts")
    at = models.DateTimeField(default=timezone.now)
    partner = models.CharField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(name="verdict_once", fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} is right"


class ControlTotal(models.Model):
    """What a source says its rows of a calendar month come to: how many, and what they add up to."""

    subject = models.CharField()
    source = models.CharField()
    month = models.CharField(max_length=7)
    currency = models.CharField(max_length=3, blank=True)
    measure = models.CharField(blank=True)
    total = models.DecimalField(max_digits=22, decimal_places=4, null=True, blank=True)
    rows = models.BigIntegerField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="control_totals")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-month", "subject", "source", "currency"]
        constraints = [
            models.UniqueConstraint(
                name="control_total_once", fields=["subject", "source", "month", "currency"]
            ),
            models.CheckConstraint(
                name="control_total_says_something", condition=Q(rows__isnull=False) | Q(total__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.source} {self.month}"


class Merge(models.Model):
    """Two entries of one partner were made one: the rows of `goes` are rows of `stays`, by `imports`."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Being carried out")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed, nothing was changed")
        UNDONE = "undone", _("Undone")

    stays = models.CharField()
    stays_name = models.CharField()
    goes = models.CharField()
    goes_name = models.CharField()
    state = models.CharField(choices=State, default=State.PLANNED)
    imports = models.JSONField(default=list)
    error = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="merges")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.goes} into {self.stays}, {self.state}"

    @property
    def key(self) -> str:
        return f"merge:{self.pk}"
