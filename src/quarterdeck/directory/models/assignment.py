"""Which manager looks after which partner, and when."""

from django.db import models

from quarterdeck.directory.models.dated import Dated, DatedQuerySet


class AssignmentQuerySet(DatedQuerySet["Assignment"]):
    """Assignments, by day."""


class Assignment(Dated):
    """`manager` looks after `partner` from `since` to `until`. Follows the subject `assignments`."""

    partner = models.ForeignKey("directory.Partner", models.PROTECT, related_name="assignments")
    manager = models.ForeignKey("directory.Person", models.PROTECT, related_name="assignments")

    objects = AssignmentQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(name="assignment_starts_once", fields=["partner", "manager", "since"]),
        ]

    def __str__(self) -> str:
        return f"{self.manager_id} for {self.partner_id} since {self.since}"
