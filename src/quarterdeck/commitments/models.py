"""A commitment: one side, one person, one thing, one day; and what both sides said about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Commitment(models.Model):
    """What one side promised the other about a partner.

    `source` says where it was made ('plan:12', 'review:3'), `part` under which key there. `proof` is how
    it will be shown to be done. An open one whose day has passed is late; one that was kept after its
    day was late.
    """

    class Side(models.TextChoices):
        VENDOR = "vendor", _("Vendor")
        PARTNER = "partner", _("Partner")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        KEPT = "kept", _("Kept")
        DROPPED = "dropped", _("Dropped")

    partner = models.ForeignKey("directory.Partner", models.PROTECT, related_name="commitments")
    side = models.CharField(choices=Side)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="commitments")
    text = models.TextField()
    milestone = models.CharField(blank=True)
    due = models.DateField()
    proof = models.TextField(blank=True)
    state = models.CharField(choices=State, default=State.OPEN)
    source = models.CharField(blank=True)
    part = models.CharField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)  # what shows that it is done, or why it was dropped

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["partner", "state"]), models.Index(fields=["owner", "state"])]
        constraints = [
            models.UniqueConstraint(
                name="commitment_once_a_source", fields=["source", "part"], condition=~Q(source="")
            ),
            models.CheckConstraint(
                name="commitment_closed_on_a_day", condition=Q(state="open") ^ Q(closed_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def key(self) -> str:
        return f"commitment:{self.pk}"

    @property
    def signed(self) -> bool:
        """Whether it stands in a plan that both sides signed."""
        return self.source.startswith("plan:")


class Comment(models.Model):
    """One contribution: something said, or done with a word about it. Both sides read all of them."""

    class Act(models.TextChoices):
        COMMENT = "comment", _("wrote")
        CHANGED = "changed", _("changed it")
        KEPT = "kept", _("kept it")
        DROPPED = "dropped", _("dropped it")
        REOPENED = "reopened", _("opened it again")
        AMENDED = "amended", _("amended it")

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    act = models.CharField(choices=Act, default=Act.COMMENT)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.author_id} {self.act} {self.commitment_id}"
