"""Rows that hold from one day until another."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q


class Dated(models.Model):
    """Holds from `since` to `until`, both included; without `until` while it lasts."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_dates_in_order",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="The last day comes before the first.",
            )
        ]


Row = TypeVar("Row", bound=Dated)


class DatedQuerySet(models.QuerySet[Row]):
    """Dated rows by the days they hold."""

    def on(self, day: date) -> Self:
        """Those that hold on `day`."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
