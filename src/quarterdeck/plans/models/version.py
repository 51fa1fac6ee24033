"""What was put forward, and cannot change any more: versions, signatures, what was said about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quarterdeck.plans.content import Content, digest_of
from quarterdeck.plans.models.plan import Plan


class Version(models.Model):
    """A content that one side put forward. `digest` is that of its canonical text.

    The database itself refuses to change anything but `state` and `signed_at`, or to delete one.
    The first is 1; an amendment comes with a `reason`, and replaces the version in force once both
    have signed it.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        COUNTERED = "countered", _("Countered")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        SIGNED = "signed", pgettext_lazy("plan", "Signed")
        REPLACED = "replaced", _("Replaced")

    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(choices=State, default=State.PROPOSED)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    side = models.CharField(choices=Plan.Side)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="version_number_once", fields=["plan", "number"]),
            models.UniqueConstraint(
                name="version_one_is_signed", fields=["plan"], condition=Q(state="signed")
            ),
            models.UniqueConstraint(
                name="version_one_is_proposed", fields=["plan"], condition=Q(state="proposed")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}.{self.number}"

    @property
    def value(self) -> Content:
        return Content.model_validate(self.content)

    @property
    def intact(self) -> bool:
        """Whether what is kept is what was put forward, and what everybody signed."""
        digest = digest_of(self.content)
        return self.digest == digest and all(one.digest == digest for one in self.signatures.all())


class Signature(models.Model):
    """Who signed a version, for which side and in which role, when and from where, under which digest.

    The database itself refuses to change or delete one.
    """

    version = models.ForeignKey("plans.Version", models.PROTECT, related_name="signatures")
    side = models.CharField(choices=Plan.Side)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField()
    role = models.CharField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    address = models.CharField()
    device = models.CharField(blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(name="signature_one_a_side", fields=["version", "side"]),
            models.UniqueConstraint(name="signature_one_a_person", fields=["version", "person"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.side})"


class Remark(models.Model):
    """Something said about a plan, or about the `line` (or goal, strategy, promise) of that key."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="remarks")
    version = models.ForeignKey("plans.Version", models.PROTECT, null=True, blank=True)
    part = models.CharField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Look(models.Model):
    """The content that a person has last marked as seen: what changed since is shown to them."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(name="look_one_a_person", fields=["plan", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.plan_id}"

    @property
    def value(self) -> Content:
        return Content.model_validate(self.content)
