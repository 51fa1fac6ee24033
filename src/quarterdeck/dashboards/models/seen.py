"""What somebody has seen and put away."""

from django.conf import settings
from django.db import models


class Seen(models.Model):
    """A notice that a person does not need again; there once for each."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seen")
    what = models.SlugField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="seen_once", fields=["person", "what"])]

    def __str__(self) -> str:
        return f"{self.what}, seen by {self.person_id}"
