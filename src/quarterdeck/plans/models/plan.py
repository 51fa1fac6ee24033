"""A plan with one partner, from its first draft to its end."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Plan(models.Model):
    """One joint business plan. What it says is in its drafts, which change, and versions, which do not.

    `turn` is the side that has to act: to go on drafting, or to answer what the other proposed.
    `begins` and `ends` are the first and last day of the newest content. A plan that both signed is in
    force from `begins` to `ends`; an earlier end comes with a reason. `shared` opens a draft to the
    partner: until then it is the vendor's own.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PROPOSED = "proposed", _("Proposed")
        SIGNED = "signed", pgettext_lazy("plan", "Signed")
        ENDED = "ended", _("Ended")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Side(models.TextChoices):
        VENDOR = "vendor", _("Vendor")
        PARTNER = "partner", _("Partner")

    partner = models.ForeignKey("directory.Partner", models.PROTECT, related_name="plans")
    state = models.CharField(choices=State, default=State.DRAFT)
    turn = models.CharField(choices=Side, default=Side.VENDOR)
    shared = models.BooleanField(default=False)
    begins = models.DateField()
    ends = models.DateField()
    currency = models.CharField(max_length=3)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    unpublished = models.TextField(blank=True)  # why its rows are not yet in the figures

    class Meta:
        ordering = ["-begins", "-pk"]
        indexes = [models.Index(fields=["partner", "state"])]
        constraints = [
            models.CheckConstraint(name="plan_days_in_order", condition=Q(ends__gt=F("begins"))),
            models.CheckConstraint(
                name="plan_end_has_a_day", condition=~Q(state="ended") | Q(ended_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.begins:%Y-%m}"

    @property
    def last_day(self) -> date:
        """The last on which it holds, or would; in queries `selectors.UNTIL`."""
        return self.ended_on or self.ends

    @property
    def key(self) -> str:
        return f"plan:{self.pk}"
