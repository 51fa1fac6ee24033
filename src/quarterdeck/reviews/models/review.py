"""One quarterly review with one partner, from its preparation until both have acknowledged it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Review(models.Model):
    """The review of one fiscal quarter of the vendor with one partner.

    A `draft` is the vendor's own. Once it is `open` the partner sees it too, and both add to it. Its
    figures are worked out whenever it is looked at; when it is closed they are kept as they are then:
    `facts`, what both see; `asides`, what the vendor alone knows; and the `digest` of the facts. `standing`
    are the few figures that lists are sorted by: those of the day when it was prepared.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("review", "Prepared")
        OPEN = "open", pgettext_lazy("review", "Shared")
        CLOSED = "closed", pgettext_lazy("review", "Closed")

    class Side(models.TextChoices):
        VENDOR = "vendor", _("Vendor")
        PARTNER = "partner", _("Partner")

    partner = models.ForeignKey("directory.Partner", models.PROTECT, related_name="reviews")
    quarter = models.CharField(max_length=7)  # of the vendor's calendar: '2026-Q3'
    first = models.DateField()
    last = models.DateField()
    state = models.CharField(choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    standing = models.JSONField(default=dict)
    meets_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=300, blank=True)
    invited = models.PositiveSmallIntegerField(default=0)  # how often the invitation was changed
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    data_version = models.CharField(blank=True)
    facts = models.JSONField(null=True, blank=True)
    asides = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-first", "partner"]
        indexes = [models.Index(fields=["quarter", "state"])]
        constraints = [
            models.UniqueConstraint(name="review_one_a_quarter", fields=["partner", "quarter"]),
            models.CheckConstraint(name="review_days_in_order", condition=Q(last__gt=F("first"))),
            models.CheckConstraint(
                name="review_closed_with_its_facts",
                condition=~Q(state="closed")
                | Q(closed_at__isnull=False, closed_by__isnull=False, facts__isnull=False) & ~Q(digest=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.quarter}"

    @property
    def key(self) -> str:
        return f"review:{self.pk}"


class Acknowledgement(models.Model):
    """Who acknowledged a closed review for which side, in which role, when and from where."""

    review = models.ForeignKey("reviews.Review", models.PROTECT, related_name="acknowledgements")
    side = models.CharField(choices=Review.Side)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField()
    role = models.CharField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    address = models.CharField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(name="acknowledgement_one_a_side", fields=["review", "side"])]

    def __str__(self) -> str:
        return f"{self.name} ({self.side})"
