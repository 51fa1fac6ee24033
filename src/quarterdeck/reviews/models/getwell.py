"""A get-well plan: what is done until a partner's figures are as they should be."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GetWell(models.Model):
    """`kpi` has to reach `goal`, which ends it; `causes` were chosen from what the figures showed.

    One that was proposed by the figures and not wanted is `declined`, with a reason.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        WON = "won", pgettext_lazy("get-well plan", "Won")
        GIVEN_UP = "given up", pgettext_lazy("get-well plan", "Given up")
        DECLINED = "declined", pgettext_lazy("get-well plan", "Declined")

    partner = models.ForeignKey("directory.Partner", models.PROTECT, related_name="getwells")
    review = models.ForeignKey(
        "reviews.Review", models.PROTECT, null=True, blank=True, related_name="getwells"
    )
    state = models.CharField(choices=State, default=State.OPEN)
    kpi = models.CharField()
    goal = models.DecimalField(max_digits=18, decimal_places=4)
    quarter = models.CharField(max_length=7)  # in which the figures called for it
    shown = models.JSONField(default=list)  # the figures that called for it: measure, period, value, limit
    causes = models.JSONField(default=list)
    note = models.TextField(blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="getwell_one_is_open", fields=["partner"], condition=Q(state="open")
            ),
            models.CheckConstraint(
                name="getwell_ends_on_a_day", condition=Q(state="open") ^ Q(ended_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.kpi}"

    @property
    def key(self) -> str:
        return f"getwell:{self.pk}"


class Check(models.Model):
    """A day on which both look whether it helps; what they found on `noted_on`, and the value of that day."""

    getwell = models.ForeignKey("reviews.GetWell", models.CASCADE, related_name="checks")
    day = models.DateField()
    noted_on = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(name="check_once_a_day", fields=["getwell", "day"])]

    def __str__(self) -> str:
        return f"{self.getwell_id} {self.day}"
