"""The versions of a KPI that this installation made itself."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from quarterdeck.kpis.figure import Unit


class KpiVersion(models.Model):
    """One version of one KPI, from a day on. Rows are only added, never changed.

    The built-in KPIs are version 1 and stand in no row. A text that is NULL is the built-in KPI's own,
    in every language. `retired`: from that day on there is no such KPI.
    """

    name = models.CharField()
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    retired = models.BooleanField(default=False)

    label = models.TextField(null=True)
    question = models.TextField(null=True)
    words = models.TextField(null=True)
    null_rule = models.TextField(null=True)
    when_red = models.TextField(null=True)
    note = models.TextField(null=True)
    owner = models.TextField(null=True)

    formula = models.TextField()
    unit = models.CharField(choices=[(unit.value, unit.value) for unit in Unit])
    direction = models.CharField()
    access = models.CharField()
    additive = models.BooleanField(default=False)
    target = models.TextField(blank=True)
    behind = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    on_track = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    ahead = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    judged_by = models.TextField(blank=True)

    made_by = models.CharField()  # e-mail: it outlives the person
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField()

    class Meta:
        ordering = ["name", "number"]
        constraints = [
            models.UniqueConstraint(fields=["name", "number"], name="kpi_version_is_one"),
            models.CheckConstraint(
                name="kpi_version_direction_is_known",
                condition=Q(direction__in=["higher", "lower", "neutral"]),
            ),
            models.CheckConstraint(
                name="kpi_version_access_is_known", condition=Q(access__in=["public", "internal"])
            ),
            models.CheckConstraint(
                name="kpi_version_thresholds_are_whole",
                condition=Q(behind=None, on_track=None, ahead=None)
                | Q(behind__isnull=False, on_track__isnull=False, ahead__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
