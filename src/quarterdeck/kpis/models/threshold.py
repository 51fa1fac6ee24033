"""Thresholds for some partners only."""

from django.db import models
from django.utils import timezone


class Threshold(models.Model):
    """Where a KPI's status turns for one type of partner, one territory, or both, from a day on.

    Empty `type` or `territory` means all. Rows are only added: of one KPI, type and territory the
    highest number that has begun holds, and one that is `removed` gives way to what is less specific.
    """

    kpi = models.CharField()
    type = models.CharField(blank=True)
    territory = models.CharField(blank=True)
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    removed = models.BooleanField(default=False)
    behind = models.DecimalField(max_digits=24, decimal_places=8)
    on_track = models.DecimalField(max_digits=24, decimal_places=8)
    ahead = models.DecimalField(max_digits=24, decimal_places=8)
    target = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    made_by = models.CharField()
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField()

    class Meta:
        ordering = ["kpi", "territory", "type", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kpi", "type", "territory", "number"], name="threshold_version_is_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kpi} for {self.type or 'all types'} in {self.territory or 'all territories'}"
