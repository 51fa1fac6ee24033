"""The link by which a guest reads one summary."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from quarterdeck.summaries.models.letter import Letter

LASTS = timedelta(days=14)


class Link(models.Model):
    """Of its token only the hash is kept. The newest one of a letter works; an older one opens nothing."""

    letter = models.OneToOneField(Letter, models.CASCADE, related_name="link")
    token_hash = models.CharField(unique=True)
    until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.letter_id} until {self.until:%Y-%m-%d}"

    @property
    def works(self) -> bool:
        return timezone.now() < self.until
