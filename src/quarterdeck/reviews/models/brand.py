"""How the vendor's decks look."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Brand(models.Model):
    """One row: colour, logo and a template of the vendor's own; each may be empty."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    colour = models.CharField(max_length=7, blank=True)  # '#1f4f8a'
    logo = models.BinaryField(null=True, blank=True)  # PNG or JPEG
    template = models.BinaryField(null=True, blank=True)  # a presentation
    template_name = models.CharField(max_length=200, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(name="brand_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return "brand"
