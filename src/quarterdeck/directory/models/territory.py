"""The tree of territories."""

from django.db import models


class Territory(models.Model):
    """A node of the tree. One that vanished from the lake is inactive: nothing is reached through it."""

    key = models.CharField(primary_key=True)
    name = models.CharField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField()
    active = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "territories"

    def __str__(self) -> str:
        return self.name
