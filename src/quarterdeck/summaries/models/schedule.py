"""When summaries are made, for which periods that was done, and who does not want the mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Grain(models.TextChoices):
    """What a summary sums up, in the vendor's calendar."""

    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")


class Schedule(models.Model):
    """One row. Summaries are made on the `day`-th day after the end of each month or quarter.

    Nothing is made for what ended before `since`: an installation that is upgraded, or a schedule that
    was off for a while, does not write to everybody about the past.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    monthly = models.BooleanField(default=True)
    quarterly = models.BooleanField(default=True)
    day = models.PositiveSmallIntegerField(default=3)
    since = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="summaries_schedule_is_one", condition=Q(id=1)),
            models.CheckConstraint(
                name="summaries_schedule_day_is_near", condition=Q(day__gte=1, day__lte=20)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} days after the end"

    def wants(self, grain: str) -> bool:
        return self.monthly if grain == Grain.MONTH else self.quarterly


class Round(models.Model):
    """One period for which everybody's letter was written down."""

    grain = models.CharField(choices=Grain)
    period = models.CharField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(name="summaries_round_once", fields=["grain", "period"])]

    def __str__(self) -> str:
        return f"{self.grain} {self.period}"


class Choice(models.Model):
    """Which summaries a person wants by mail; without a row, all of them."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="summary_choice")
    monthly = models.BooleanField(default=True)
    quarterly = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.person_id}"

    def wants(self, grain: str) -> bool:
        return self.monthly if grain == Grain.MONTH else self.quarterly
