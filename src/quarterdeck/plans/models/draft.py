"""What is being worked on: drafts (scenarios of one plan), and each edit that was made to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from quarterdeck.plans.content import Content
from quarterdeck.plans.models.plan import Plan


class Draft(models.Model):
    """One scenario of a plan. `revision` counts its edits; the `chosen` one is what will be proposed.

    `side` is whose it is: the other side sees at most the chosen one. `base` is the version that it
    changes: one to be countered or amended.
    """

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="drafts")
    name = models.CharField(max_length=60)
    side = models.CharField(choices=Plan.Side, default=Plan.Side.VENDOR)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    chosen = models.BooleanField(default=True)
    base = models.ForeignKey("plans.Version", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="draft_one_is_chosen", fields=["plan"], condition=Q(chosen=True)),
            models.UniqueConstraint(name="draft_name_once", fields=["plan", "name"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def value(self) -> Content:
        return Content.model_validate(self.content)


class Edit(models.Model):
    """One edit, which made `revision` of the draft; `changes` are [path, before, after] of every leaf.

    What takes back another one, or takes that back again, names it in `undoes`; `undone` says that an
    edit is taken back for now.
    """

    draft = models.ForeignKey("plans.Draft", models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField()  # the kind of edit, as `edits` names it
    changes = models.JSONField()
    undoes = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+")
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(name="edit_makes_one_revision", fields=["draft", "revision"])]

    def __str__(self) -> str:
        return f"{self.draft_id}/{self.revision} {self.what}"
