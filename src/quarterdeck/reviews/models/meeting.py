"""The meeting of a review: what is spoken of, who is there, and what was said."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarterdeck.reviews.models.review import Review


class Topic(models.Model):
    """A point of the agenda that somebody added or changed; the others follow from the figures.

    `key` is that of the point it changes ('back', 'ahead', ...), or its own ('t3').
    """

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="topics")
    key = models.SlugField()
    title = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    left_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(name="topic_once_a_review", fields=["review", "key"])]

    def __str__(self) -> str:
        return self.title or self.key


class Attendee(models.Model):
    """Somebody who should be there, and after the meeting: who was. `person` is empty for a guest."""

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="attendees")
    side = models.CharField(choices=Review.Side)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["side", "name", "pk"]
        constraints = [
            models.UniqueConstraint(name="attendee_once_a_review", fields=["review", "person"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tag(self) -> str:
        """Who it is in a form: also somebody who is only proposed has one."""
        return f"p{self.person_id}" if self.person_id else f"g{self.pk}"


class Entry(models.Model):
    """What somebody wrote: before the meeting, in it, or after. `internal` stays with the vendor."""

    class Kind(models.TextChoices):
        COMMENT = "comment", _("Comment")
        NOTE = "note", _("Note")
        DECISION = "decision", _("Decision")
        QUESTION = "question", _("Question")
        WIN = "win", _("Win")

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="entries")
    topic = models.SlugField(blank=True)
    kind = models.CharField(choices=Kind, default=Kind.COMMENT)
    internal = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
